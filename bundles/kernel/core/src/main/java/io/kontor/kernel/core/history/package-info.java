/** The history of the kernel's own records. */
@NullMarked
package io.kontor.kernel.core.history;

import org.jspecify.annotations.NullMarked;

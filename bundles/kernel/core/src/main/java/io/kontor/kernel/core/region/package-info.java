/** The region tree. */
@NullMarked
package io.kontor.kernel.core.region;

import org.jspecify.annotations.NullMarked;

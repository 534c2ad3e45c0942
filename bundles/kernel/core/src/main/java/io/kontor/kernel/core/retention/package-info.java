/** Takes what is too old out of histories and journals. */
@NullMarked
package io.kontor.kernel.core.retention;

import org.jspecify.annotations.NullMarked;

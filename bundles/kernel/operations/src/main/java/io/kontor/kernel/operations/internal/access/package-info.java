/** One line a request. */
@NullMarked
package io.kontor.kernel.operations.internal.access;

import org.jspecify.annotations.NullMarked;

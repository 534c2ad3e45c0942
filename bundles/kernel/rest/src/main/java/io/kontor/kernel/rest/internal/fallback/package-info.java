/** Answers for paths that no module serves. */
@NullMarked
package io.kontor.kernel.rest.internal.fallback;

import org.jspecify.annotations.NullMarked;

/** Figures in the text format of Prometheus. */
@NullMarked
package io.kontor.kernel.operations.internal.metrics;

import org.jspecify.annotations.NullMarked;

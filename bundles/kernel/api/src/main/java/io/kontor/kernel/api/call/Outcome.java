package io.kontor.kernel.api.call;

import io.kontor.kernel.api.error.KontorException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a batch: either a value or a refusal.
 *
 * @param <T> type of the value
 * @param value the answer, null when refused
 * @param problem the refusal, null when done
 */
public record Outcome<T>(@Nullable T value, @Nullable KontorException problem) {}

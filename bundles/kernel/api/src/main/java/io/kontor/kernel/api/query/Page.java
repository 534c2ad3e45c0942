package io.kontor.kernel.api.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> type of the rows
 * @param items the rows, in order
 * @param nextCursor asks for the next page, null on the last one
 * @param total rows of all pages, null when not asked for
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Long total) {
    /** Keeps the rows by value. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * {@return this page with other rows}
     *
     * @param <R> type of the new rows
     * @param change gives the new row for each row
     */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor, total);
    }
}

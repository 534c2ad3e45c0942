package io.kontor.kernel.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every {@code :batch}: 200, with a status for each item.
 *
 * @param <T> type of the values
 * @param items one an item of the request, in the same order
 */
public record BatchAnswer<T>(List<Item<T>> items) {
    /**
     * What became of one item.
     *
     * @param <T> type of the value
     * @param status the HTTP status this item would have got alone
     * @param value the answer, null when refused
     * @param problem the refusal, null when done
     */
    public record Item<T>(
            int status, @Nullable T value, @Nullable Problem problem) {}

    /** Keeps the items by value. */
    public BatchAnswer {
        items = List.copyOf(items);
    }
}

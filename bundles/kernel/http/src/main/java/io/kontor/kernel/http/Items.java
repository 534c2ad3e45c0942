package io.kontor.kernel.http;

import java.util.List;

/**
 * A whole collection as answer: an object, so that it may grow into a page without breaking callers.
 *
 * @param <T> type of the items
 * @param items the items, in order
 */
public record Items<T>(List<T> items) {
    /** Keeps the items by value. */
    public Items {
        items = List.copyOf(items);
    }
}

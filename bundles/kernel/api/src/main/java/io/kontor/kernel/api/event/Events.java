package io.kontor.kernel.api.event;

import java.util.List;

/**
 * A piece of a journal.
 *
 * @param items the events, in order
 * @param last number of the last event of the journal, 0 when it is empty
 */
public record Events(List<DomainEvent> items, long last) {
    /** Keeps the events by value. */
    public Events {
        items = List.copyOf(items);
    }
}

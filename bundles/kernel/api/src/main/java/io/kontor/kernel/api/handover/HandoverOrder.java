package io.kontor.kernel.api.handover;

import java.util.List;
import java.util.UUID;

/**
 * What a module is to give from one user to another.
 *
 * @param handoverId the hand-over
 * @param fromId who leaves
 * @param toId who takes over
 * @param items what, each once
 * @param reason why, at most 500 characters
 */
public record HandoverOrder(UUID handoverId, UUID fromId, UUID toId, List<Item> items, String reason) {
    /**
     * An item.
     *
     * @param kind its kind, as in {@link HandoverItem}
     * @param id its identity
     */
    public record Item(String kind, UUID id) {}

    /** Keeps the items by value. */
    public HandoverOrder {
        items = List.copyOf(items);
    }
}

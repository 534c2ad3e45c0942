package io.kontor.promo.core.ledger;

/** Who may move what: asked before anything moves, throws what it refuses. */
public interface Gate {
    /** Lets everything through, for documents that have checked themselves. */
    Gate OPEN = new Gate() {};

    /** Asked once a place. */
    default void place(PlaceFacts place) {}

    /** Asked once an item and place it leaves. */
    default void item(ItemFacts item, PlaceFacts from) {}
}

package io.kontor.promo.api.count;

/** How far a count is. */
public enum CountState {
    /** Prepared. */
    OPEN,
    /** The book is kept as of a moment; people count. */
    FROZEN,
    /** The differences are posted. */
    POSTED,
    /** Given up. */
    CANCELLED
}

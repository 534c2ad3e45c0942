package io.kontor.promo.api.slip;

/** How far a slip is. */
public enum SlipState {
    /** The goods are reserved. */
    PICKED,
    /** The goods are on the way. */
    SENT,
    /** All is confirmed or settled. */
    DONE,
    /** Withdrawn before it was sent. */
    CANCELLED
}

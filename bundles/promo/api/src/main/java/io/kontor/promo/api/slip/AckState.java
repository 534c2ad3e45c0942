package io.kontor.promo.api.slip;

/** How much of a slip the receiver has confirmed. */
public enum AckState {
    /** Nothing yet. */
    OPEN,
    /** A part; the difference is open. */
    PARTLY,
    /** All, or the difference is settled. */
    FULL
}

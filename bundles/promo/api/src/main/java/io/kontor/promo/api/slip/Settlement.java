package io.kontor.promo.api.slip;

/** What becomes of a difference between what was sent and what arrived. */
public enum Settlement {
    /** It is back, or never left. */
    SENT_BACK,
    /** It is lost. */
    LOST
}

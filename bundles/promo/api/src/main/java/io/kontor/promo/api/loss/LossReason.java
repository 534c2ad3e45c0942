package io.kontor.promo.api.loss;

/** Why goods are lost. */
public enum LossReason {
    /** Not found. */
    MISSING,
    /** Broken or spoilt. */
    DAMAGED,
    /** Past its last day. */
    EXPIRED,
    /** Stolen. */
    STOLEN,
    /** Scrapped on purpose. */
    SCRAPPED
}

package io.kontor.promo.api.asset;

/** In which state a piece of equipment is. */
public enum Condition {
    /** As it should be. */
    GOOD,
    /** Needs repair. */
    DAMAGED,
    /** Not found where it should be. */
    MISSING
}

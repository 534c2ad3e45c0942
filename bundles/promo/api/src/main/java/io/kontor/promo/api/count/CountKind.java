package io.kontor.promo.api.count;

/** How a count is made. */
public enum CountKind {
    /** Everything at a place. */
    FULL,
    /** Some items of a place, in turns. */
    CYCLE,
    /** What a rep carries. */
    REP,
    /** Everything, without showing what should be there. */
    BLIND
}

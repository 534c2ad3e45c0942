package io.kontor.promo.api.item;

/** Whether goods of a lot may be given out. */
public enum LotStatus {
    /** Yes, until it expires. */
    FREE,
    /** No, for now. */
    BLOCKED,
    /** No, and what is out comes back. */
    RECALLED
}

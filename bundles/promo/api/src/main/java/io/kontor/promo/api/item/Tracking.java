package io.kontor.promo.api.item;

/** How closely the stock of an item is followed. */
public enum Tracking {
    /** By quantity only. */
    NONE,
    /** By lot, each with its expiry. */
    LOT,
    /** Piece by piece, each with its serial number. */
    SERIAL
}

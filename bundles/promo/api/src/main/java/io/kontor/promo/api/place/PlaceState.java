package io.kontor.promo.api.place;

/** Whether goods may come to a place. */
public enum PlaceState {
    /** Goods come and go. */
    OPEN,
    /** Empty and closed for good or for a while. */
    CLOSED
}

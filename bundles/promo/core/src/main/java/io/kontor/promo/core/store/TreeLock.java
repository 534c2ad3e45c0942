package io.kontor.promo.core.store;

import io.kontor.promo.api.place.Place;
import javax.persistence.EntityManager;

/** Keeps changes of the tree of places one after the other. */
public final class TreeLock {
    private TreeLock() {}

    /** Waits for others, and keeps them away until the end of the transaction. */
    public static void take(EntityManager em) {
        new Statements(em).update("update promo_place set version = version where id = ?", Place.SUPPLIER);
    }
}

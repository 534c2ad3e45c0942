package io.kontor.promo.core.store;

import java.util.UUID;
import javax.persistence.EntityManager;

/** Lets one transaction after the other work on a document, before any of them has read it. */
public final class RowLock {
    private RowLock() {}

    /** Waits for others, and keeps them away until the end of the transaction. */
    public static void take(EntityManager em, String table, UUID id) {
        new Statements(em).update("update " + table + " set version = version where id = ?", id);
    }
}

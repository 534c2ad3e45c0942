package io.kontor.promo.core.stock;

import io.kontor.promo.api.stock.Movement;
import javax.persistence.EntityManager;

/** What must follow goods that move, in the transaction that moves them. */
public interface LedgerFollower {
    /** Goods have moved, or have moved back. */
    void moved(EntityManager em, Movement movement);
}

package io.kontor.promo.core.store;

import java.time.LocalDate;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Compares what the ledger says with what it is made of. */
public final class LedgerAudit {
    private static final String BROKEN = "select count(*) from promo_balance b left join (select balance_id,"
            + " sum(delta) as total, max(seq) as last, count(*) as steps from promo_step group by balance_id) s"
            + " on s.balance_id = b.id left join (select balance_id, sum(quantity) as held from promo_hold"
            + " group by balance_id) h on h.balance_id = b.id where b.on_hand <> coalesce(s.total, 0)"
            + " or b.seq <> coalesce(s.last, 0) or b.seq <> coalesce(s.steps, 0)"
            + " or b.reserved <> coalesce(h.held, 0)";

    private final Statements sql;

    /** Over the connection of a transaction. */
    public LedgerAudit(EntityManager em) {
        this.sql = new Statements(em);
    }

    /** {@return how many balances differ from the sum of their steps, miss a step, or from what documents reserved} */
    public long broken() {
        return sql.list(BROKEN, row -> row.getLong(1)).get(0);
    }

    /** Keeps whoever posts for a past day away until the end of the transaction. */
    public void lockPast() {
        sql.update("update promo_head set changed = changed + 1 where id = 1");
    }

    /** {@return the last day that is closed, empty while none is} */
    public Optional<LocalDate> closedThrough() {
        return sql.list(
                        "select closed_through from promo_head where id = 1",
                        row -> Optional.ofNullable(Statements.day(row.getDate(1))))
                .get(0);
    }

    /** Closes all days up to one. */
    public void closeThrough(LocalDate day) {
        sql.update("update promo_head set closed_through = ? where id = 1", day);
    }
}

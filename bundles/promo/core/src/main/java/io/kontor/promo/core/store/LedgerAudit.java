package io.kontor.promo.core.store;

import java.time.LocalDate;
import java.util.Optional;
import javax.persistence.EntityManager;

/** Compares what the ledger says with what it is made of. */
public final class LedgerAudit {
    // compared in a table of its own: Derby makes inner joins of the outer ones otherwise
    private static final String BROKEN = "select count(*) from (select b.on_hand, b.seq, b.reserved,"
            + " coalesce(s.all_deltas, 0) as steps_make, coalesce(s.last_seq, 0) as last_seq,"
            + " coalesce(s.step_count, 0) as step_count, coalesce(h.all_held, 0) as all_held from promo_balance b"
            + " left join (select balance_id, sum(delta) as all_deltas, max(seq) as last_seq, count(*) as step_count"
            + " from promo_step group by balance_id) s on s.balance_id = b.id"
            + " left join (select balance_id, sum(quantity) as all_held from promo_hold group by balance_id) h"
            + " on h.balance_id = b.id) x where x.on_hand <> x.steps_make or x.seq <> x.last_seq"
            + " or x.seq <> x.step_count or x.reserved <> x.all_held";

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

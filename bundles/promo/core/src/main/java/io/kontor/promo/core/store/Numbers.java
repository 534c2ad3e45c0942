package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;

/** Gives documents their numbers; a number that is not used leaves a gap. */
public enum Numbers {
    /** Of requests. */
    REQUEST("RQ", "promo_request", "promo_request_no"),
    /** Of issue slips. */
    SLIP("SL", "promo_slip", "promo_slip_no"),
    /** Of count sheets. */
    COUNT("CT", "promo_count", "promo_count_no");

    private final String prefix;
    private final String table;
    private final String sequence;

    Numbers(String prefix, String table, String sequence) {
        this.prefix = prefix;
        this.table = table;
        this.sequence = sequence;
    }

    /** {@return a number nobody has, neither given nor typed} */
    public String next(EntityManager em) {
        Statements sql = new Statements(em);
        String ask = ask(em);
        while (true) {
            long next = sql.list(ask, row -> row.getLong(1)).get(0);
            String number = String.format(Locale.ROOT, "%s-%06d", prefix, next);
            if (sql.list("select id from " + table + " where number = ?", row -> row.getString(1), number)
                    .isEmpty()) {
                return number;
            }
        }
    }

    private String ask(EntityManager em) {
        try {
            return "values (" + Dialect.nextOf(em.unwrap(Connection.class), sequence) + ")";
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}

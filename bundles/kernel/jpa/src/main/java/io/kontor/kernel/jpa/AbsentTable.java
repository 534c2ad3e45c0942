package io.kontor.kernel.jpa;

import java.sql.SQLException;
import java.util.Set;

/** Tells that a statement failed because its module was never there. */
public final class AbsentTable {
    /** What Derby and PostgreSQL say of a table that is not there. */
    private static final Set<String> STATES = Set.of("42X05", "42Y07", "42P01");

    private AbsentTable() {}

    /**
     * {@return whether a table is not there}
     *
     * @param failure of a statement
     */
    public static boolean is(SQLException failure) {
        return STATES.contains(failure.getSQLState());
    }
}

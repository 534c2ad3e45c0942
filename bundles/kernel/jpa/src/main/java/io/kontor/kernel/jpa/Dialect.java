package io.kontor.kernel.jpa;

import java.sql.Connection;
import java.sql.SQLException;

/** What PostgreSQL and Derby do not say in the same words. */
public final class Dialect {
    private Dialect() {}

    /**
     * {@return whether the database is PostgreSQL}
     *
     * @param connection to the database
     * @throws SQLException of the database
     */
    public static boolean isPostgres(Connection connection) throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }

    /**
     * {@return the expression that draws the next value of a sequence}
     *
     * @param connection to the database
     * @param sequence name of the sequence
     * @throws SQLException of the database
     */
    public static String nextOf(Connection connection, String sequence) throws SQLException {
        return isPostgres(connection) ? "nextval('" + sequence + "')" : "next value for " + sequence;
    }
}

package io.kontor.kernel.core.database;

import io.kontor.kernel.jpa.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sees to it that one node at a time migrates a module. On PostgreSQL it is an advisory lock of the session, which the
 * server frees when the node dies; Derby is open in one JVM only. So whoever holds it may clear a lock row that
 * Liquibase left behind. While it is held, statements of the connection may take as long as they need.
 */
final class MigrationLock implements AutoCloseable {
    private static final int FAMILY = 0x4b4f4e54;
    private static final String[] TIMEOUTS = {"statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"
    };

    private final Connection connection;
    private final String module;
    /** What the pool had set, empty on Derby. */
    private final Map<String, String> before = new LinkedHashMap<>();

    private MigrationLock(Connection connection, String module) {
        this.connection = connection;
        this.module = module;
    }

    /** {@return the lock, held}; another node may migrate for ten minutes first. */
    static MigrationLock acquire(Connection connection, String module) throws SQLException {
        MigrationLock lock = new MigrationLock(connection, module);
        if (Dialect.isPostgres(connection)) {
            lock.acquireAdvisory();
        }
        return lock;
    }

    private void acquireAdvisory() throws SQLException {
        for (String name : TIMEOUTS) {
            before.put(name, value("select current_setting('" + name + "')"));
        }
        connection.setNetworkTimeout(Runnable::run, 0);
        set("statement_timeout", "10min");
        set("lock_timeout", "0");
        set("idle_in_transaction_session_timeout", "0");
        advisory("select pg_advisory_lock(?, ?)");
        set("statement_timeout", "0");
        set("lock_timeout", "5s");
    }

    private String value(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void set(String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private void advisory(String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setInt(1, FAMILY);
            statement.setInt(2, module.hashCode());
            statement.execute();
        }
    }

    /** Frees the lock and gives the connection back as it was. */
    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (!before.isEmpty()) {
            advisory("select pg_advisory_unlock(?, ?)");
            for (Map.Entry<String, String> setting : before.entrySet()) {
                set(setting.getKey(), setting.getValue());
            }
        }
    }
}

package io.kontor.kernel.core.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server. */
final class PostgresEngine implements Engine {
    private static final Map<String, String> DRIVER = Map.of(
            "targetServerType", "primary",
            "connectTimeout", "2",
            "socketTimeout", "35",
            "loginTimeout", "5",
            "hostRecheckSeconds", "2",
            "tcpKeepAlive", "true",
            "reWriteBatchedInserts", "true",
            "ApplicationName", "kontor");
    private static final String SESSION = "set lock_timeout = '5s'; set statement_timeout = '30s';"
            + " set idle_in_transaction_session_timeout = '30s'";
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");
    /** A write on what has become a standby. */
    private static final String READ_ONLY = "25006";

    private final PGSimpleDataSource connections = new PGSimpleDataSource();

    PostgresEngine(String url, String user, @Nullable String password) {
        connections.setURL(withDefaults(url));
        connections.setUser(user);
        connections.setPassword(password);
    }

    static String withDefaults(String url) {
        StringBuilder complete = new StringBuilder(url);
        DRIVER.forEach((name, value) -> {
            if (!url.contains("?" + name + "=") && !url.contains("&" + name + "=")) {
                complete.append(complete.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return complete.toString();
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public DataSource connections() {
        return connections;
    }

    @Override
    public void open() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if ("off".equals(row.getString(1))) {
                        throw new Refusal("PostgreSQL runs with " + setting + " = off; it must be on, or data is lost"
                                + " at a crash");
                    }
                }
            }
        }
    }

    @Override
    public void configure(HikariConfig pool) {
        pool.setConnectionInitSql(SESSION);
    }

    @Override
    public boolean breaksConnection(SQLException error) {
        return READ_ONLY.equals(error.getSQLState());
    }

    @Override
    public boolean breaksDatabase(SQLException error) {
        return false;
    }

    @Override
    public void close() {
        // the server lives on; the pool has closed the connections
    }
}

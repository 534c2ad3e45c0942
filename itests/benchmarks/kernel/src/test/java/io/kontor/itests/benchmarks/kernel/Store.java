package io.kontor.itests.benchmarks.kernel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.kontor.itests.karaf.kit.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The database that Kontor and its yardstick share.
 *
 * @param url its address, password included
 * @param server the server, null for Derby, which is part of the process
 * @param pid the server's main process
 */
record Store(String url, Postgres server, long pid) implements AutoCloseable {
    private static final String CHECKPOINTER = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'";

    static Store postgres() {
        Postgres postgres = Postgres.start();
        Map<String, String> settings = postgres.settings();
        return new Store(
                settings.get("postgresql.url") + "?user=kontor&password=kontor",
                postgres,
                Cpu.parent(Long.parseLong(postgres.query(CHECKPOINTER).get(0))));
    }

    static Store derby(Path home) {
        return new Store("jdbc:derby:" + home.resolve("data/derby/kontor"), null, 0);
    }

    boolean isDerby() {
        return server == null;
    }

    /** Lines for {@code etc/io.kontor.database.cfg}. */
    String settings() {
        return isDerby()
                ? "kind = derby\nderby.directory = ${karaf.data}/derby/kontor\n"
                : server.settings().entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /** Seconds of processor time the server has used; none when it is not a process of its own. */
    double cpu() {
        return isDerby() ? 0 : Cpu.ofFamily(pid);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** The pool of hand-written code, as large as Kontor's. */
    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url + (url.startsWith("jdbc:postgresql") ? "&reWriteBatchedInserts=true" : ""));
        config.setMaximumPoolSize(10);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /** Ends an embedded database, so that another process may open it. */
    void release() {
        if (isDerby()) {
            try {
                DriverManager.getConnection(url + ";shutdown=true").close();
            } catch (SQLException e) {
                // how Derby says that it has ended
                assert "08006".equals(e.getSQLState());
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}

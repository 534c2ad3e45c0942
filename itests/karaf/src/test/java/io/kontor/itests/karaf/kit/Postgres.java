package io.kontor.itests.karaf.kit;

import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ops4j.pax.exam.Option;

/** A real PostgreSQL server of this JVM, as safe as a company would run it: Kontor refuses it otherwise. */
public final class Postgres implements AutoCloseable {
    static final String FILE = "etc/io.kontor.database.cfg";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server with a database for Kontor. */
    public static Postgres start() {
        try {
            Postgres postgres = new Postgres(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start());
            postgres.execute("CREATE ROLE kontor LOGIN PASSWORD 'kontor'");
            postgres.execute("CREATE DATABASE kontor OWNER kontor");
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What makes Kontor use it from its first start. */
    public Option[] options() {
        return settings().entrySet().stream()
                .map(setting -> editConfigurationFilePut(FILE, setting.getKey(), setting.getValue()))
                .toArray(Option[]::new);
    }

    /** The settings of {@code etc/io.kontor.database.cfg}. */
    public Map<String, String> settings() {
        return Map.of(
                "kind", "postgresql",
                "postgresql.url", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/kontor",
                "postgresql.user", "kontor",
                "postgresql.password", "kontor");
    }

    /** Throws everybody out of Kontor's database and lets nobody in. */
    public void refuse() {
        execute("ALTER DATABASE kontor ALLOW_CONNECTIONS false");
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'kontor'");
    }

    /** Lets them in again. */
    public void admit() {
        execute("ALTER DATABASE kontor ALLOW_CONNECTIONS true");
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Changes rows of Kontor's database behind its back. */
    public int update(String sql) {
        try (Connection connection = server.getDatabase("postgres", "kontor").getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of a query on Kontor's database. */
    public List<String> query(String sql) {
        try (Connection connection = server.getDatabase("postgres", "kontor").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseKeeperTest {
    @TempDir
    Path directory;

    private final StartFailures failures = new StartFailures();
    private final AtomicReference<DataSource> published = new AtomicReference<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private DatabaseKeeper keeper;

    private void keep(Engine engine) {
        keeper = new DatabaseKeeper(
                engine,
                3,
                pool -> {
                    events.add("published");
                    published.set(pool);
                    return () -> {
                        published.set(null);
                        events.add(answers(pool) ? "withdrawn while it answers" : "withdrawn too late");
                    };
                },
                failures);
        keeper.start();
    }

    @AfterEach
    void stop() {
        keeper.stop(Duration.ofSeconds(20));
    }

    private static boolean answers(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from (values 1) as t(x)")) {
            return row.next();
        } catch (SQLException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Refuses as often as told, then is the Derby it wraps. */
    private static final class Reluctant implements Engine {
        private final Engine engine;
        private final AtomicInteger refusals;

        Reluctant(Engine engine, int refusals) {
            this.engine = engine;
            this.refusals = new AtomicInteger(refusals);
        }

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public DataSource connections() {
            return engine.connections();
        }

        @Override
        public void open() throws SQLException {
            if (refusals.getAndDecrement() > 0) {
                throw new SQLException("not yet", "08001");
            }
            engine.open();
        }

        @Override
        public void configure(HikariConfig pool) {
            engine.configure(pool);
        }

        @Override
        public boolean breaksConnection(SQLException error) {
            return engine.breaksConnection(error);
        }

        @Override
        public boolean breaksDatabase(SQLException error) {
            return engine.breaksDatabase(error);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    @Test
    void publishesOnlyOnceTheDatabaseAnswers() {
        keep(new Reluctant(new DerbyEngine(directory.resolve("db")), 2));
        await(() -> failures.database().equals(Optional.of("not yet")));
        assertThat(published.get()).isNull();
        await(() -> published.get() != null);
        assertThat(failures.database()).isEmpty();
        assertThat(answers(published.get())).isTrue();
    }

    @Test
    void withdrawsBeforeItClosesAndShutsDerbyDown() {
        keep(new DerbyEngine(directory.resolve("db")));
        await(() -> published.get() != null);
        keeper.stop(Duration.ofSeconds(20));
        assertThat(events).containsExactly("published", "withdrawn while it answers");
        assertThat(directory.resolve("db/db.lck")).doesNotExist();
        assertThat(failures.isDatabaseOpen()).isFalse();
    }

    @Test
    void stopsWhileTheDatabaseDoesNotAnswer() {
        keep(new Reluctant(new DerbyEngine(directory.resolve("db")), Integer.MAX_VALUE));
        await(() -> failures.database().equals(Optional.of("not yet")));
        keeper.stop(Duration.ofSeconds(20));
        assertThat(events).isEmpty();
    }

    @Test
    void opensADeadDerbyAnew() {
        keep(new DerbyEngine(directory.resolve("db")));
        await(() -> published.get() != null);
        EmbeddedDataSource killer = new EmbeddedDataSource();
        killer.setDatabaseName(directory.resolve("db").toString());
        killer.setShutdownDatabase("shutdown");
        try (Connection none = killer.getConnection()) {
            throw new IllegalStateException(none.toString());
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("08006");
        }
        await(() -> answers(published.get()));
        assertThat(events).containsExactly("published");
    }

    @Test
    void startsAllOverAfterAMigrationFailedForAPassingReason() {
        keep(new DerbyEngine(directory.resolve("db")));
        await(() -> published.get() != null);
        failures.migrationFailed("good", "lost", true);
        await(() -> events.size() == 3);
        assertThat(events).containsExactly("published", "withdrawn while it answers", "published");
        assertThat(failures.migration("good")).isEmpty();
    }

    @Test
    void everyConnectionOfPostgresHasItsTimeouts() throws SQLException {
        keep(Server.engine());
        await(() -> published.get() != null);
        try (Connection connection = published.get().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(setting(statement, "lock_timeout")).isEqualTo("5s");
            assertThat(setting(statement, "statement_timeout")).isEqualTo("30s");
            assertThat(setting(statement, "idle_in_transaction_session_timeout"))
                    .isEqualTo("30s");
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}

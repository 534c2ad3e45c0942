package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes are connections here: an advisory lock belongs to one. */
class MigrationLockTest {
    private final ExecutorService otherNode = Executors.newSingleThreadExecutor();
    private HikariDataSource pool;

    @BeforeEach
    void open() throws SQLException {
        pool = Pool.over(Server.engine(), 4, () -> {});
    }

    @AfterEach
    void close() {
        otherNode.shutdownNow();
        pool.close();
    }

    private Future<Boolean> otherNodeAcquires(String module) {
        return otherNode.submit(() -> {
            try (Connection connection = pool.getConnection();
                    MigrationLock lock = MigrationLock.acquire(connection, module)) {
                return lock != null;
            }
        });
    }

    private void awaitWaiter() throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
        while (!"1".equals(show(pool, waiting))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static String show(HikariDataSource pool, String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void otherNodesWaitUntilItIsFreed() throws Exception {
        try (Connection connection = pool.getConnection()) {
            MigrationLock lock = MigrationLock.acquire(connection, "good");
            Future<Boolean> other = otherNodeAcquires("good");
            awaitWaiter();
            assertThat(other.isDone()).isFalse();
            lock.close();
            assertThat(other.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void otherModulesDoNotWait() throws Exception {
        try (Connection connection = pool.getConnection();
                MigrationLock lock = MigrationLock.acquire(connection, "good")) {
            assertThat(lock).isNotNull();
            assertThat(otherNodeAcquires("fine").get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aDeadNodeFreesIt() throws Exception {
        Connection connection = pool.getConnection();
        assertThat(MigrationLock.acquire(connection, "good")).isNotNull();
        Future<Boolean> other = otherNodeAcquires("good");
        awaitWaiter();
        connection.abort(Runnable::run);
        assertThat(other.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theConnectionGoesBackAsItCame() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            try (MigrationLock lock = MigrationLock.acquire(connection, "good")) {
                assertThat(lock).isNotNull();
                connection.setAutoCommit(false);
                assertThat(setting(statement, "statement_timeout")).isEqualTo("0");
            }
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(setting(statement, "statement_timeout")).isEqualTo("30s");
            assertThat(setting(statement, "lock_timeout")).isEqualTo("5s");
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

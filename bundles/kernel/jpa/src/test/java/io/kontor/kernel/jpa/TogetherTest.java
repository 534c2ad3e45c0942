package io.kontor.kernel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.value.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.persistence.PersistenceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TogetherTest {
    private static final String ADD = "insert into trial_thing (id, version, code, stock) values (?, 1, ?, ?)";
    private static final String TAKE = "update trial_thing set stock = stock - ? where code = ? and stock >= ?";
    private static final String CODES = "select code from trial_thing where stock > ? order by code";

    private static Connection open(TestDatabase db) throws SQLException {
        Connection connection = db.dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    private static boolean isThere(TestDatabase db, String sql) throws SQLException {
        try (Connection connection = open(db)) {
            List<Integer> found = new ArrayList<>();
            new Together(connection).query(sql, row -> found.add(row.getInt(1))).send();
            connection.rollback();
            return !found.isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void changesAndQueriesAreDoneInOrder(Databases kind) throws SQLException {
        try (TestDatabase db = kind.open();
                Connection connection = open(db)) {
            List<String> before = new ArrayList<>();
            List<String> after = new ArrayList<>();
            int[] counts = new Together(connection)
                    .change(ADD, Ids.next(), "a", 3)
                    .change(ADD, Ids.next(), "b", 9)
                    .query(CODES, row -> before.add(row.getString(1)), 1)
                    .change(TAKE, 2L, "a", 2L)
                    .change(TAKE, 2L, "a", 2L)
                    .query(CODES, row -> after.add(row.getString(1)), 1)
                    .change("delete from trial_thing")
                    .send();
            assertThat(counts).containsExactly(1, 1, 0, 1, 0, 0, 2);
            assertThat(before).containsExactly("a", "b");
            assertThat(after).containsExactly("b");
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void manyOfOneKindAreCountedOneByOne(Databases kind) throws SQLException {
        try (TestDatabase db = kind.open();
                Connection connection = open(db)) {
            Together together = new Together(connection);
            IntStream.range(0, 40).forEach(i -> together.change(ADD, Ids.next(), "c" + i, 1));
            assertThat(together.send()).hasSize(40).containsOnly(1);
            assertThat(together.send()).isEmpty();
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatFailsIsToldAsIfItWereSentAlone(Databases kind) throws SQLException {
        try (TestDatabase db = kind.open();
                Connection connection = open(db)) {
            Together together = new Together(connection)
                    .change(ADD, Ids.next(), "a", 1)
                    .change(ADD, Ids.next(), "a", 2)
                    .change(ADD, Ids.next(), "b", 2);
            assertThatThrownBy(together::send)
                    .isInstanceOf(PersistenceException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
            connection.rollback();
        }
    }

    /** The hash of a step is read with the change that waits for the step before. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void aQueryAfterAChangeThatWaitedSeesWhatItWaitedFor(Databases kind) throws Exception {
        try (TestDatabase db = kind.open();
                Connection first = open(db);
                Connection second = open(db)) {
            new Together(first).change(ADD, Ids.next(), "a", 9).send();
            first.commit();
            new Together(first)
                    .change(TAKE, 1L, "a", 1L)
                    .change(ADD, Ids.next(), "b", 9)
                    .send();
            List<String> codes = new ArrayList<>();
            CompletableFuture<int[]> waiting = CompletableFuture.supplyAsync(() -> new Together(second)
                    .change(TAKE, 1L, "a", 1L)
                    .query(CODES, row -> codes.add(row.getString(1)), 1)
                    .send());
            String waits = kind == Databases.DERBY
                    ? "select 1 from syscs_diag.lock_table where state = 'WAIT'"
                    : "select 1 from pg_locks where not granted";
            while (!isThere(db, waits)) {
                assertThat(waiting).as("it waits for the row").isNotCompleted();
            }
            first.commit();
            assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly(1, 0);
            assertThat(codes).containsExactly("a", "b");
            second.rollback();
        }
    }
}

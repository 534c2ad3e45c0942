package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.operation.DatabaseCare.Contents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseMoveTest {
    /** Held, or the setting goes with the garbage. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    @TempDir
    Path folder;

    private DerbyEngine derby;
    private DataSource from;
    private DataSource to;
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        LIQUIBASE.setLevel(Level.OFF);
        derby = new DerbyEngine(folder.resolve("db/kontor"));
        derby.open();
        from = derby.connections();
        try (Connection connection = from.getConnection()) {
            LiquibaseMigrator.create("kernel", getClass().getClassLoader(), connection);
        }
        to = Server.engine().connections();
    }

    @AfterEach
    void close() {
        derby.close();
    }

    private void region(int i, String label) throws SQLException {
        try (Connection connection = from.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into kernel_region (id, version, code,"
                        + " parent_code, label_zh, label_en, sort_no, path, tree_level, tree_order)"
                        + " values (?, 1, ?, ?, ?, 'en', ?, 'p', 0, 'o')")) {
            insert.setString(1, "00000000-0000-7000-8000-%012d".formatted(i));
            insert.setString(2, "c" + i);
            insert.setString(3, i == 0 ? null : "c0");
            insert.setString(4, label);
            insert.setInt(5, i);
            insert.executeUpdate();
        }
    }

    private static long number(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Contents move() throws Exception {
        return new DatabaseMove(from, to, m -> getClass().getClassLoader(), progress::add).run();
    }

    @Test
    void movesEveryRowWithWhatRefersToItself() throws Exception {
        for (int i = 0; i < 25; i++) {
            region(i, "区域 '\"\\ " + i);
        }
        execute(
                from,
                "insert into kernel_idempotency (id, request_hash, refused, answer) values" + " ('" + "a".repeat(64)
                        + "', 'h', true, 'an answer')");
        execute(
                from,
                "insert into kernel_journal (draft, id, event_type, event_version, made_at, actor_id, actor,"
                        + " subject_type, subject_id, correlation_id, data) values"
                        + " (1, 'e', 'ThingMade', 1, 0, 'a', 'anna', 'Thing', 't', 'c', '{}')");
        Contents contents = move();
        assertThat(number(to, "select seq from kernel_journal where draft is null"))
                .as("the server's first draft is 1 again")
                .isEqualTo(1);
        assertThat(number(to, "select count(*) from kernel_region where parent_code = 'c0' and label_zh like '区域%'"))
                .isEqualTo(24);
        assertThat(number(to, "select count(*) from kernel_idempotency where refused and answer = 'an answer'"))
                .isEqualTo(1);
        assertThat(number(to, "select count(*) from kernel_lock"))
                .as("the target's own rows gave way")
                .isEqualTo(number(from, "select count(*) from kernel_lock"));
        assertThat(contents.rows()).isGreaterThanOrEqualTo(27);
        assertThat(progress).anyMatch(p -> p.endsWith("compared, no difference"));
        assertThatThrownBy(() -> execute(to, "update kernel_region set parent_code = 'x' where code = 'c1'"))
                .as("the foreign keys are back")
                .isInstanceOf(SQLException.class);
        assertThat(number(from, "select count(*) from kernel_region")).isEqualTo(25);
    }

    /** {@code -Dkontor.move.rows=1000000} says how many; the move itself compares every row. */
    @Test
    void movesManyRowsAndSaysHowLongItTook() throws Exception {
        int rows = Integer.getInteger("kontor.move.rows", 5_000);
        history(rows);
        long start = System.nanoTime();
        Contents contents = move();
        System.out.printf(
                "move: %d rows moved and compared in %d s%n",
                contents.rows(), (System.nanoTime() - start) / 1_000_000_000);
        assertThat(contents.rows()).isGreaterThan(rows);
        for (String figure : List.of("count(*)", "sum(made_at)", "min(made_at)", "max(made_at)")) {
            String sql = "select " + figure + " from kernel_history";
            assertThat(number(to, sql)).as(figure).isEqualTo(number(from, sql));
        }
        assertThat(progress).anyMatch(p -> p.endsWith("compared, no difference"));
    }

    /** P50: Derby gives octets as BLOB, the server keeps them as BYTEA. */
    @Test
    void movesTheOctetsOfAttachmentsAFewPiecesAtATime() throws Exception {
        byte[] piece = new byte[1 << 19];
        new Random(1).nextBytes(piece);
        try (Connection connection = from.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into kernel_attachment_octets (owner_id, piece_no, content) values (?, ?, ?)")) {
            for (int i = 0; i < 40; i++) {
                piece[0] = (byte) i;
                insert.setString(1, "00000000-0000-7000-8000-000000000001");
                insert.setInt(2, i);
                insert.setBytes(3, piece);
                insert.executeUpdate();
            }
        }
        execute(
                from,
                "insert into kernel_attachment (id, version, module, record_type, record_id, kind, name, media_type,"
                        + " octets, sha256, store, added_by, added_at, gone) values"
                        + " ('00000000-0000-7000-8000-000000000001', 1, 'promo', 'IssueSlip', 'r', 'PHOTO', 'a.jpg',"
                        + " 'image/jpeg', 20971520, 's', 'database', 'u', 0, '00000000-0000-0000-0000-000000000000')");
        move();
        assertThat(number(to, "select count(*) from kernel_attachment where name = 'a.jpg'"))
                .isEqualTo(1);
        try (Connection connection = to.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select content from kernel_attachment_octets order by piece_no")) {
            for (int i = 0; i < 40; i++) {
                assertThat(row.next()).isTrue();
                piece[0] = (byte) i;
                assertThat(Arrays.equals(row.getBytes(1), piece))
                        .as("piece %d", i)
                        .isTrue();
            }
        }
        assertThat(progress).anyMatch(p -> p.endsWith("compared, no difference"));
    }

    private void history(int rows) throws SQLException {
        String sql = "insert into kernel_history (id, made_at, actor_id, actor, channel, correlation_id, action_name,"
                + " subject_type, subject_id, field, old_value, new_value)"
                + " values (?, ?, ?, 'anna', 'API', 'c', 'CHANGED', 'Thing', ?, '/name', ?, ?)";
        try (Connection connection = from.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < rows; i++) {
                insert.setString(1, "00000000-0000-7000-8000-%012d".formatted(i));
                insert.setLong(2, 1_700_000_000_000L + i * 37L);
                insert.setString(3, "00000000-0000-7000-8000-%012d".formatted(i % 20));
                insert.setString(4, "K-" + i % 5_000);
                insert.setString(5, i % 3 == 0 ? null : "名称 " + i);
                insert.setString(6, "新名称 \"" + i + "\"");
                insert.addBatch();
                if (i % 1_000 == 999 || i == rows - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    @Test
    void beginsAnewAfterAnInterruptionAndRefusesOtherTables() throws Exception {
        region(0, "a");
        execute(to, "create table kontor_move (key_table text, key_name text, key_definition text)");
        execute(to, "create table kernel_region (id int)");
        ServerSchema.requireEmpty(to);
        move();
        assertThat(number(to, "select count(*) from kernel_region")).isEqualTo(1);
        assertThatThrownBy(() -> ServerSchema.requireEmpty(to))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo("TARGET_NOT_EMPTY"));
    }

    @Test
    void refusesAModuleWhoseTablesNobodyCouldMake() {
        assertThatThrownBy(() -> new DatabaseMove(from, to, m -> null, progress::add).run())
                .hasMessageContaining("module kernel has data but is not installed");
    }

    @Test
    void noticesAnyDifferenceBetweenRows() {
        RowHash one = new RowHash();
        RowHash other = new RowHash();
        one.add(new Object[] {"a", 1L, null});
        one.add(new Object[] {"b", 2L, true});
        other.add(new Object[] {"b", 2, true});
        other.add(new Object[] {"a", 1L, null});
        assertThat(one).as("in another order").isEqualTo(other);
        for (Object[] row : List.of(
                new Object[] {"ab", null, null},
                new Object[] {"a", "b", null},
                new Object[] {null, "a", null},
                new Object[] {new byte[] {'s', 'a'}, null, null})) {
            RowHash more = new RowHash();
            more.add(row);
            RowHash less = new RowHash();
            less.add(new Object[] {"a", null, null});
            assertThat(more).isNotEqualTo(less);
        }
    }

    @Test
    void aBackupOfADatabaseInUseIsWholeAndCanBePutInItsPlace() throws Exception {
        region(0, "before");
        Path backup = folder.resolve("backup");
        EmbeddedCopy.backUp(derby.files(), backup);
        region(1, "after");
        Contents contents = new EmbeddedCopy(EmbeddedCopy.inside(backup)).check(progress::add);
        assertThat(contents.tables()).isGreaterThan(10);
        Path making = Restored.making(derby.files());
        Restored.copy(EmbeddedCopy.inside(backup), making);
        derby.close();
        Path replaced = folder.resolve("db/replaced");
        Restored.put(derby.files(), replaced);
        derby.open();
        assertThat(number(from, "select count(*) from kernel_region")).isEqualTo(1);
        assertThat(Files.isDirectory(replaced)).isTrue();
    }

    @Test
    void anInterruptedRestoreIsCompletedByTheNextStart() throws Exception {
        region(0, "a");
        derby.close();
        Path files = derby.files();
        Files.move(files, files.resolveSibling("kontor.restored"));
        derby.open();
        assertThat(number(from, "select count(*) from kernel_region")).isEqualTo(1);
    }

    @Test
    void aDamagedBackupIsNotTaken() throws Exception {
        region(0, "a");
        Path backup = folder.resolve("backup");
        EmbeddedCopy.backUp(derby.files(), backup);
        Path copy = EmbeddedCopy.inside(backup);
        try (var files = Files.walk(copy.resolve("seg0"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int i = bytes.length / 2; i < bytes.length; i++) {
                    bytes[i] ^= 0x5a;
                }
                Files.write(file, bytes);
            }
        }
        assertThatThrownBy(() -> new EmbeddedCopy(copy).check(progress::add)).isInstanceOf(SQLException.class);
    }
}

package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquibaseMigratorTest {
    /** Held, or the setting goes with the garbage. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private final StartFailures failures = new StartFailures();
    private DataSource database;

    private LiquibaseMigrator migrator(String kind) throws SQLException {
        if (kind.equals("derby")) {
            EmbeddedDataSource derby = new EmbeddedDataSource();
            derby.setDatabaseName("memory:" + UUID.randomUUID());
            derby.setCreateDatabase("create");
            database = derby;
        } else {
            database = Server.engine().connections();
        }
        return new LiquibaseMigrator(database, failures);
    }

    @BeforeAll
    static void keepTheOutputClean() {
        LIQUIBASE.setLevel(Level.OFF);
    }

    private static List<String> rows(DataSource database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1).trim());
            }
        }
        return rows;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void remembersFromWhichChangelogsTheTablesAre(String kind) throws SQLException {
        LiquibaseMigrator migrator = migrator(kind);
        SchemaFingerprint present = new SchemaFingerprint("good", "a".repeat(64));
        try (Connection connection = database.getConnection()) {
            assertThat(present.isStored(connection)).as("without tables").isFalse();
            migrator.migrate("good", LiquibaseMigratorTest.class);
            assertThat(present.isStored(connection)).as("never stored").isFalse();
            present.store(connection);
            assertThat(present.isStored(connection)).isTrue();
            assertThat(new SchemaFingerprint("good", "b".repeat(64)).isStored(connection))
                    .as("of other changelogs")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void givesEachModuleItsTablesAndItsOwnHistory(String kind) throws SQLException {
        LiquibaseMigrator migrator = migrator(kind);
        migrator.migrate("good", LiquibaseMigratorTest.class);
        migrator.migrate("fine", LiquibaseMigratorTest.class);
        assertThat(rows(database, "select id from goodchangelog order by orderexecuted"))
                .startsWith("kontor-module-1")
                .endsWith("good-1");
        assertThat(rows(database, "select id from finechangelog order by orderexecuted"))
                .startsWith("kontor-module-1")
                .endsWith("fine-1");
        assertThat(rows(database, "select id from good_thing")).isEmpty();
        assertThat(rows(database, "select id from fine_idempotency")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void runsNothingTwice(String kind) throws SQLException {
        migrator(kind).migrate("good", LiquibaseMigratorTest.class);
        execute(database, "insert into good_thing (id) values ('kept')");
        new LiquibaseMigrator(database, failures).migrate("good", LiquibaseMigratorTest.class);
        assertThat(rows(database, "select id from good_thing")).containsExactly("kept");
        assertThat(rows(database, "select id from goodchangelog"))
                .doesNotHaveDuplicates()
                .contains("good-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void survivesManyStartsAtOnce(String kind) throws Exception {
        migrator(kind);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> starts = new ArrayList<>();
            for (String module : List.of("good", "fine", "good", "fine")) {
                LiquibaseMigrator migrator = new LiquibaseMigrator(database, failures);
                starts.add(nodes.submit(() -> migrator.migrate(module, LiquibaseMigratorTest.class)));
            }
            for (Future<?> start : starts) {
                start.get(1, TimeUnit.MINUTES);
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(rows(database, "select id from goodchangelog"))
                .doesNotHaveDuplicates()
                .contains("good-1");
        assertThat(rows(database, "select id from finechangelog"))
                .doesNotHaveDuplicates()
                .contains("fine-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void clearsTheLockThatAKilledNodeLeft(String kind) throws SQLException {
        LiquibaseMigrator migrator = migrator(kind);
        migrator.migrate("good", LiquibaseMigratorTest.class);
        execute(
                database,
                "update goodchangeloglock set locked = true, lockgranted = current_timestamp," + " lockedby = 'dead'");
        execute(database, "delete from goodchangelog where id = 'good-1'");
        execute(database, "drop table good_thing");
        migrator.migrate("good", LiquibaseMigratorTest.class);
        assertThat(rows(database, "select id from good_thing")).isEmpty();
        assertThat(rows(database, "select locked from goodchangeloglock")).containsAnyOf("false", "f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void aBrokenChangelogTellsItsReasonAndHarmsNobodyElse(String kind) throws SQLException {
        LiquibaseMigrator migrator = migrator(kind);
        assertThatThrownBy(() -> migrator.migrate("broken", LiquibaseMigratorTest.class))
                .isInstanceOfSatisfying(KontorException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ProblemKind.UNAVAILABLE);
                    assertThat(e.code()).isEqualTo("MIGRATION_FAILED");
                });
        migrator.migrate("good", LiquibaseMigratorTest.class);
        assertThat(failures.migration("broken").orElseThrow()).containsIgnoringCase("no_such_table");
        assertThat(failures.migrationMayPass()).isFalse();
        assertThat(failures.migration("good")).isEmpty();
        assertThat(rows(database, "select locked from brokenchangeloglock")).containsAnyOf("false", "f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void aMissingChangelogIsAFailureToo(String kind) throws SQLException {
        LiquibaseMigrator migrator = migrator(kind);
        assertThatThrownBy(() -> migrator.migrate("absent", LiquibaseMigratorTest.class))
                .isInstanceOf(KontorException.class);
        assertThat(failures.migration("absent").orElseThrow()).contains("db/absent.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "40P01", "55P03"})
    void whatMayPassIsToldApart(String state) {
        DataSource lost = (DataSource) Proxy.newProxyInstance(
                LiquibaseMigratorTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, args) -> {
                    throw new SQLException("lost", state);
                });
        LiquibaseMigrator migrator = new LiquibaseMigrator(lost, failures);
        assertThatThrownBy(() -> migrator.migrate("good", LiquibaseMigratorTest.class))
                .isInstanceOf(KontorException.class);
        assertThat(failures.migration("good")).contains("migration failed: lost");
        assertThat(failures.migrationMayPass()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    void migratesTheKernel(String kind) throws SQLException {
        migrator(kind).migrate("kernel", LiquibaseMigrator.class);
        assertThat(rows(database, "select id from kernel_idempotency")).isEmpty();
    }
}

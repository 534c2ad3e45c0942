package io.kontor.kernel.core.retention;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.operation.Retention.Kind;
import io.kontor.kernel.api.operation.Retention.Plan;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import io.kontor.kernel.jpa.Tracked;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionTest {
    private static final Tracked THING = Tracked.type("Thing");

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keepsEverythingWhenNothingIsSaid(Databases kind) {
        try (KernelFixture database = kind.open()) {
            happens(database, 3);
            database.clock().advance(Duration.ofDays(4_000));
            ScheduledRetention retention = retention(database, Map.of());
            assertThat(asSystem(retention::preview)).hasSize(10).allMatch(plan -> plan.rows() == 0);
            assertThat(asSystem(retention::preview))
                    .filteredOn(plan -> plan.kind() == Kind.HISTORY || plan.kind() == Kind.JOURNAL)
                    .hasSize(4)
                    .allMatch(plan -> plan.days() == 0 && plan.before() == null);
            assertThat(asSystem(retention::preview))
                    .filteredOn(plan -> plan.kind() != Kind.HISTORY && plan.kind() != Kind.JOURNAL)
                    .allMatch(plan -> plan.days() == 3_653);
            run(retention);
            assertThat(numbers(database, "select count(*) from kernel_journal")).containsExactly(3L);
            assertThat(numbers(database, "select count(*) from kernel_history")).containsExactly(3L);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void deletesWhatThePreviewSaysAndKeepsThatItDid(Databases kind) {
        try (KernelFixture database = kind.open()) {
            happens(database, 1_200);
            database.clock().advance(Duration.ofDays(11));
            happens(database, 2);
            ScheduledRetention retention =
                    retention(database, Map.of("history.days", "10", "journal.days", 10, "history.days.absent", 1));
            assertThat(asSystem(retention::preview))
                    .filteredOn(plan -> plan.kind() == Kind.HISTORY || plan.kind() == Kind.JOURNAL)
                    .extracting(Plan::module, Plan::kind, Plan::days, Plan::rows, Plan::heldBy)
                    .containsExactly(
                            tuple("kernel", Kind.HISTORY, 10, 1_200L, null),
                            tuple("kernel", Kind.JOURNAL, 10, 1_200L, null),
                            tuple("absent", Kind.HISTORY, 1, 0L, null),
                            tuple("absent", Kind.JOURNAL, 10, 0L, null));
            run(retention);
            assertThat(numbers(database, "select seq from kernel_journal where seq > 0 order by seq"))
                    .containsExactly(1_201L, 1_202L);
            assertThat(numbers(database, "select count(*) from kernel_history where subject_type = 'Thing'"))
                    .containsExactly(2L);
            assertThat(numbers(database, "select count(*) from kernel_history where subject_type = 'Retention'"))
                    .as("one entry for the history, one for the journal")
                    .containsExactly(2L);
            assertThat(asSystem(retention::preview)).allMatch(plan -> plan.rows() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void noEventGoesThatAConsumerHasNotGotOrHasSetAside(Databases kind) {
        try (KernelFixture database = kind.open()) {
            happens(database, 10);
            database.clock().advance(Duration.ofDays(11));
            execute(
                    database,
                    "insert into kernel_event_cursor (consumer, module, last_seq) values ('fast', 'kernel', 10)");
            execute(
                    database,
                    "insert into kernel_event_cursor (consumer, module, last_seq) values ('slow', 'kernel', 6)");
            execute(
                    database,
                    "insert into kernel_event_cursor (consumer, module, last_seq) values ('other', 'absent', 0)");
            ScheduledRetention retention = retention(database, Map.of("journal.days", "10"));
            assertThat(journal(retention)).isEqualTo(List.of(6L, "slow"));
            execute(
                    database,
                    "insert into kernel_event_set_aside (id, version, consumer, module, seq, event_type, subject_type,"
                            + " subject_id, state, attempts, set_aside_at) values ('" + UUID.randomUUID()
                            + "', 1, 'fast', 'kernel', 4, 'ThingMade', 'Thing', 'A', 'FAILED', 5, 0)");
            assertThat(journal(retention)).isEqualTo(List.of(3L, "fast"));
            run(retention);
            assertThat(numbers(database, "select min(seq) from kernel_journal")).containsExactly(4L);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50DeletesAttachmentsThatWereKeptLongEnough(Databases kind) {
        try (KernelFixture database = kind.open()) {
            ScheduledRetention retention = retention(database, Map.of("photo.days", "30"), new Photos(3));
            assertThat(asSystem(retention::preview))
                    .filteredOn(plan -> plan.kind() == Kind.PHOTO)
                    .extracting(Plan::module, Plan::days, Plan::before, Plan::rows)
                    .containsExactly(
                            tuple("kernel", 30, Instant.parse("2026-03-02T00:00:00Z"), 3L),
                            tuple("absent", 30, Instant.parse("2026-03-02T00:00:00Z"), 0L));
            run(retention);
            assertThat(asSystem(retention::preview)).allMatch(plan -> plan.rows() == 0);
            assertThat(numbers(database, "select count(*) from kernel_history where subject_type = 'Retention'"))
                    .containsExactly(1L);
        }
    }

    @Test
    void daysAreNumbers() {
        for (String wrong : List.of("-1", "ten", "36501", "")) {
            assertThatThrownBy(() -> new KeptDays(Map.of("history.days.crm", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("history.days.crm");
        }
        KeptDays days = new KeptDays(Map.of("history.days", "5", "history.days.crm", "7", "service.pid", "x"));
        assertThat(days.of(Kind.HISTORY, "crm")).isEqualTo(7);
        assertThat(days.of(Kind.HISTORY, "kernel")).isEqualTo(5);
        assertThat(days.of(Kind.JOURNAL, "crm")).isZero();
        assertThat(days.of(Kind.SIGNATURE, "crm")).as("ten years").isEqualTo(3_653);
        assertThat(new KeptDays(Map.of("photo.days.crm", "0")).of(Kind.PHOTO, "crm"))
                .as("for ever")
                .isZero();
    }

    private static List<Object> journal(ScheduledRetention retention) {
        Plan plan = asSystem(retention::preview).stream()
                .filter(p -> p.kind() == Kind.JOURNAL && p.module().equals("kernel"))
                .findFirst()
                .orElseThrow();
        return List.of(plan.rows(), String.valueOf(plan.heldBy()));
    }

    private static ScheduledRetention retention(KernelFixture database, Map<String, Object> configuration) {
        return retention(database, configuration, new Photos(0));
    }

    private static ScheduledRetention retention(
            KernelFixture database, Map<String, Object> configuration, OldAttachments attachments) {
        return new ScheduledRetention(
                database.kernel(),
                database.database().dataSource(),
                new Two(),
                attachments,
                database.clock(),
                new KeptDays(configuration));
    }

    private static void run(ScheduledRetention retention) {
        asSystem(() -> {
            retention.run(new Unstopped());
            return true;
        });
    }

    private static void happens(KernelFixture database, int times) {
        asSystem(() -> database.kernel().transactions().writeUnkeyed(em -> {
            for (int i = 0; i < times; i++) {
                database.kernel()
                        .transactions()
                        .chronicle()
                        .record(em, THING.byCode("A", null, Map.of("i", i)).event("ThingMade"));
            }
            return true;
        }));
    }

    private static void execute(KernelFixture database, String sql) {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> numbers(KernelFixture database, String sql) {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<Long> numbers = new ArrayList<>();
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The kernel, and a module that never ran here. */
    private static final class Two implements ModuleRegistry {
        @Override
        public List<ModuleState> modules() {
            return List.of(state("kernel"), state("absent"));
        }

        private static ModuleState state(String name) {
            return new ModuleState(name, "1", null, null, ModuleState.Status.RUNNING, null);
        }

        @Override
        public ModuleState start(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ModuleState stop(String name) {
            throw new UnsupportedOperationException();
        }
    }

    /** The kernel has some old photos, of which two go in one step. */
    private static final class Photos implements OldAttachments {
        private int left;

        Photos(int left) {
            this.left = left;
        }

        @Override
        public long due(String module, AttachmentKind kind) {
            return module.equals("kernel") && kind == AttachmentKind.PHOTO ? left : 0;
        }

        @Override
        public int delete(String module, AttachmentKind kind) {
            int some = (int) Math.min(2, due(module, kind));
            left -= some;
            return some;
        }
    }

    private static final class Unstopped implements JobContext {
        @Override
        public UUID id() {
            return new UUID(0, 1);
        }

        @Override
        public String parameters() {
            return "{}";
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String state) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void progress(long done, long total) {
            assertThat(done).isNotNegative();
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}

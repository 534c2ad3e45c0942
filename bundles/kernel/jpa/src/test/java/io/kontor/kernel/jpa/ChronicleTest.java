package io.kontor.kernel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChronicleTest {
    private static final Tracked THING = Tracked.type("Thing")
            .classified(FieldClass.AMOUNT, "/price")
            .classified(FieldClass.SENSITIVE, "/profile")
            .without("/secret");

    record Profile(String hobby) {}

    record Thing(
            UUID id,
            long version,
            String code,
            List<String> tags,
            @Nullable Integer price,
            @Nullable Profile profile,
            String secret) {
        Thing(UUID id, long version, String code) {
            this(id, version, code, List.of(), null, null, "s");
        }

        Thing with(List<String> tags, @Nullable Integer price, @Nullable Profile profile) {
            return new Thing(id, version + 1, code, tags, price, profile, "t" + version);
        }
    }

    private static Thing add(TestDatabase db, String code) {
        return db.transactions().write(Answer.of(Thing.class), em -> {
            TrialEntity e = new TrialEntity(Ids.next(), code);
            em.persist(e);
            em.flush();
            Thing thing = new Thing(e.id, e.version, e.code);
            db.transactions()
                    .chronicle()
                    .record(em, THING.created(e.id, code, thing).event("ThingMade", Map.of("code", code)));
            return thing;
        });
    }

    private static Call call(@Nullable String key) {
        IdempotencyKey given = key == null ? null : new IdempotencyKey("POST /things", key, "h");
        return new Call(Actor.SYSTEM, Locale.ENGLISH, "request-1", Channel.API, given);
    }

    private static List<String> rows(TestDatabase db, String sql) {
        try (Connection connection = db.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : "|").append(row.getString(i));
                }
                rows.add(text.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> numbers(TestDatabase db) {
        new JournalNumbers(db.dataSource()).assign("trial");
        return rows(db, "select seq from trial_journal where seq > 0 order by seq").stream()
                .map(Long::valueOf)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void numbersEventsWithoutGapsUnderEightWriters(Databases kind) throws Exception {
        try (TestDatabase db = kind.open()) {
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                List<Future<?>> writers = new ArrayList<>();
                for (int w = 0; w < 8; w++) {
                    int writer = w;
                    writers.add(pool.submit(() -> write(db, writer)));
                }
                List<List<Long>> seen = watch(db, writers);
                // a reader never sees a number before a smaller one, so what it has read it has read for good
                for (int i = 1; i < seen.size(); i++) {
                    assertThat(seen.get(i).subList(0, seen.get(i - 1).size())).isEqualTo(seen.get(i - 1));
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(numbers(db))
                    .isEqualTo(LongStream.rangeClosed(1, 8 * 20).boxed().toList());
            assertThat(rows(db, "select last_seq from trial_journal_head")).containsExactly("160");
            assertThat(rows(db, "select subject_code from trial_journal order by subject_code"))
                    .isEqualTo(rows(db, "select code from trial_thing order by code"));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void numbersTheEventsOfARecordInTheOrderOfItsVersions(Databases kind) throws Exception {
        try (TestDatabase db = kind.open()) {
            List<UUID> things = Stream.of("a", "b", "c")
                    .map(code -> call(null).run(() -> add(db, code)).id())
                    .toList();
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                List<Future<?>> writers = new ArrayList<>();
                for (int w = 0; w < 6; w++) {
                    int writer = w;
                    writers.add(pool.submit(() -> IntStream.range(0, 20)
                            .forEach(i -> call(null).run(() -> touch(db, things.get((writer + i) % 3))))));
                }
                // two nodes number at the same time, as often as they can
                Future<?> other = pool.submit(() -> watch(db, writers));
                watch(db, writers);
                other.get();
            } finally {
                pool.shutdownNow();
            }
            assertThat(numbers(db))
                    .isEqualTo(LongStream.rangeClosed(1, 3 + 6 * 20).boxed().toList());
            for (UUID thing : things) {
                List<Long> versions =
                        rows(db, "select data from trial_journal where subject_id = '" + thing + "' order by seq")
                                .stream()
                                .skip(1)
                                .map(Long::valueOf)
                                .toList();
                assertThat(versions).hasSize(40).isSorted();
            }
        }
    }

    /** Changes a record under its lock; the event tells the version. */
    private static boolean touch(TestDatabase db, UUID id) {
        return db.transactions().writeUnkeyed(em -> {
            TrialEntity e = em.find(TrialEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            Thing before = new Thing(id, e.version, e.code);
            e.stock = (int) e.version;
            em.flush();
            Thing after = before.with(List.of("v" + e.version), null, null);
            db.transactions()
                    .chronicle()
                    .record(em, THING.changed(id, e.code, before, after).event("ThingChanged", e.version));
            return true;
        });
    }

    private static void write(TestDatabase db, int writer) {
        for (int i = 0; i < 30; i++) {
            String code = "w" + writer + "-" + i;
            if (i % 3 == 0) {
                assertThatThrownBy(() -> call(null).run(() -> refused(db, code)))
                        .hasMessageContaining("NO");
            } else {
                call(null).run(() -> add(db, code));
            }
        }
    }

    private static boolean refused(TestDatabase db, String code) {
        db.transactions().write(em -> {
            add(db, code);
            throw KontorException.of(ProblemKind.CONFLICT, "NO");
        });
        return true;
    }

    private static List<List<Long>> watch(TestDatabase db, List<Future<?>> writers) throws Exception {
        List<List<Long>> seen = new ArrayList<>();
        while (!writers.stream().allMatch(Future::isDone)) {
            seen.add(numbers(db));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        return seen;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keepsNothingOfWorkThatIsRolledBackOrReplayed(Databases kind) {
        try (TestDatabase db = kind.open()) {
            call("k").run(() -> add(db, "a"));
            call("k").run(() -> add(db, "b"));
            assertThatThrownBy(() -> call("l").run(() -> add(db, "a"))).hasMessageContaining("THING_CODE_TAKEN");
            assertThatThrownBy(() -> call("l").run(() -> add(db, "a"))).hasMessageContaining("THING_CODE_TAKEN");
            call("m").run(() -> db.transactions().batches().run(List.of(() -> add(db, "c"), () -> add(db, "a")), true));
            assertThat(numbers(db)).hasSize(1);
            assertThat(rows(db, "select seq, subject_code, data from trial_journal"))
                    .containsExactly("1|a|{\"code\":\"a\"}");
            assertThat(rows(db, "select subject_code, action_name, correlation_id, channel from trial_history"))
                    .containsExactly("a|CREATED|request-1|API");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keepsAnAtomicBatchUnderNumbersThatFollow(Databases kind) {
        try (TestDatabase db = kind.open()) {
            call("k").run(() -> db.transactions()
                    .batches()
                    .run(
                            IntStream.range(0, 700)
                                    .<java.util.function.Supplier<Thing>>mapToObj(i -> () -> add(db, "c" + i))
                                    .toList(),
                            true));
            assertThat(numbers(db)).hasSize(700);
            assertThat(rows(db, "select subject_code from trial_journal order by seq"))
                    .isEqualTo(IntStream.range(0, 700).mapToObj(i -> "c" + i).toList());
            assertThat(rows(db, "select count(*) from trial_history")).containsExactly("700");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keepsAChangeFieldByFieldWithoutSecretsAndSensitiveValues(Databases kind) {
        try (TestDatabase db = kind.open()) {
            UUID root = Ids.next();
            Thing before = new Thing(Ids.next(), 1, "a");
            Thing after = before.with(List.of("x", "y"), 5, new Profile("fishing"));
            Call why = call(null).because("asked by phone").causedBy(Ids.next());
            why.run(() -> db.transactions().writeUnkeyed(em -> {
                Chronicle chronicle = db.transactions().chronicle();
                chronicle.record(em, THING.created(after.id(), "a", after).root(root));
                chronicle.record(
                        em,
                        THING.changed(after.id(), "a", before, after).root(root).event("ThingChanged"));
                chronicle.record(em, THING.changed(after.id(), "a", after, after.with(after.tags(), 5, null)));
                chronicle.record(
                        em, THING.changed(after.id(), "a", after, after).event("ThingChanged"));
                chronicle.read(em, THING.subject(after.id(), "a"), root);
                chronicle.exported(em, Subject.of("Export", "things"), Map.of("rows", 3));
                return true;
            }));
            assertThat(
                            rows(
                                    db,
                                    "select action_name, field, field_class, old_value, new_value from trial_history order by id"))
                    .containsExactly(
                            "CREATED||null|null|{\"code\":\"a\",\"id\":\"" + after.id() + "\",\"tags\":[\"x\",\"y\"]}",
                            "CREATED|/price|AMOUNT|null|5",
                            "CREATED|/profile/hobby|SENSITIVE|null|null",
                            "CHANGED|/price|AMOUNT|null|5",
                            "CHANGED|/profile/hobby|SENSITIVE|null|null",
                            "CHANGED|/tags|null|null|[\"x\",\"y\"]",
                            "CHANGED|/profile/hobby|SENSITIVE|null|null",
                            "READ||SENSITIVE|null|null",
                            "EXPORTED||null|null|{\"rows\":3}");
            assertThat(rows(db, "select event_type, data from trial_journal"))
                    .containsExactly("ThingChanged|{\"fields\":[\"/price\",\"/profile/hobby\",\"/tags\"]}");
            assertThat(rows(db, "select distinct reason from trial_history")).containsExactly("asked by phone");
            assertThat(rows(db, "select causation_id from trial_journal"))
                    .containsExactly(String.valueOf(why.causationId()));
        }
    }
}

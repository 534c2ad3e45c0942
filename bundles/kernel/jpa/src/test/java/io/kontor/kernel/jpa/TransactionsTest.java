package io.kontor.kernel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.call.Outcome;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionsTest {
    private final AtomicInteger runs = new AtomicInteger();

    record Thing(UUID id, long version, String code) {}

    private static Call call(String key, String hash) {
        return new Call(
                Actor.SYSTEM, Locale.ENGLISH, "test", Channel.API, new IdempotencyKey("POST /things", key, hash));
    }

    private static Call call() {
        return Call.system("test");
    }

    private Thing add(TestDatabase db, String code) {
        return db.transactions().write(Answer.of(Thing.class), em -> {
            runs.incrementAndGet();
            TrialEntity e = new TrialEntity(Ids.next(), code);
            em.persist(e);
            em.flush();
            return new Thing(e.id, e.version, e.code);
        });
    }

    private static List<String> codes(TestDatabase db) {
        return db.transactions()
                .read(em -> em.createQuery("select t.code from TrialEntity t order by t.code", String.class)
                        .getResultList());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void namesAViolatedConstraint(Databases kind) {
        try (TestDatabase db = kind.open()) {
            call().run(() -> add(db, "a"));
            assertThatThrownBy(() -> call().run(() -> add(db, "a")))
                    .isInstanceOfSatisfying(KontorException.class, e -> {
                        assertThat(e.kind()).isEqualTo(ProblemKind.CONFLICT);
                        assertThat(e.code()).isEqualTo("THING_CODE_TAKEN");
                        assertThat(e.violations()).singleElement().satisfies(v -> assertThat(v.field())
                                .isEqualTo("code"));
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void givesTheSameAnswerForTheSameKeyWithoutRunningAgain(Databases kind) {
        try (TestDatabase db = kind.open()) {
            Thing first = call("k", "h").run(() -> add(db, "a"));
            Thing second = call("k", "h").run(() -> add(db, "b"));
            assertThat(second).isEqualTo(first);
            assertThat(runs).hasValue(1);
            assertThat(codes(db)).containsExactly("a");
            assertThatThrownBy(() -> call("k", "other").run(() -> add(db, "c")))
                    .hasMessageContaining("IDEMPOTENCY_KEY_REUSED");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void givesTheSameRefusalForTheSameKeyEvenWhenItWouldSucceedNow(Databases kind) {
        try (TestDatabase db = kind.open()) {
            call().run(() -> add(db, "a"));
            assertThatThrownBy(() -> call("k", "h").run(() -> add(db, "a"))).hasMessageContaining("THING_CODE_TAKEN");
            db.transactions()
                    .read(em -> em.createQuery("delete from TrialEntity t").executeUpdate());
            assertThatThrownBy(() -> call("k", "h").run(() -> add(db, "a")))
                    .isInstanceOfSatisfying(KontorException.class, e -> {
                        assertThat(e.code()).isEqualTo("THING_CODE_TAKEN");
                        assertThat(e.violations()).isNotEmpty();
                    });
            assertThat(codes(db)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void leavesNothingBehindWhenTheWorkRefuses(Databases kind) {
        try (TestDatabase db = kind.open()) {
            assertThatThrownBy(() -> call("k", "h").run(() -> db.transactions().write(Answer.of(Thing.class), em -> {
                        em.persist(new TrialEntity(Ids.next(), "a"));
                        em.flush();
                        throw KontorException.of(ProblemKind.CONFLICT, "NO");
                    })))
                    .hasMessageContaining("NO");
            assertThat(codes(db)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void runsConcurrentCommandsOfOneKeyOnce(Databases kind) throws Exception {
        try (TestDatabase db = kind.open()) {
            List<Thing> answers = inParallel(8, i -> call("k", "h").run(() -> add(db, "a" + i)));
            assertThat(Set.copyOf(answers)).hasSize(1);
            assertThat(codes(db)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void refusesAnAtomicBatchAsAWholeAndTheSameWayAgain(Databases kind) {
        try (TestDatabase db = kind.open()) {
            for (int round = 0; round < 2; round++) {
                List<Outcome<Thing>> outcomes = call("k", "h").run(() -> db.transactions()
                        .batches()
                        .run(List.of(() -> add(db, "a"), () -> add(db, "b"), () -> add(db, "a")), true));
                assertThat(outcomes.stream().map(o -> o.problem().code()))
                        .containsExactly("ROLLED_BACK", "ROLLED_BACK", "THING_CODE_TAKEN");
                assertThat(codes(db)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keepsTheGoodItemsOfANonAtomicBatch(Databases kind) {
        try (TestDatabase db = kind.open()) {
            List<Supplier<Thing>> commands = List.of(() -> add(db, "a"), () -> add(db, "a"), () -> add(db, "b"));
            List<Outcome<Thing>> first =
                    call("k", "h").run(() -> db.transactions().batches().run(commands, false));
            assertThat(first.get(1).problem().code()).isEqualTo("THING_CODE_TAKEN");
            assertThat(codes(db)).containsExactly("a", "b");
            List<Outcome<Thing>> again =
                    call("k", "h").run(() -> db.transactions().batches().run(commands, false));
            assertThat(again.stream().map(Outcome::value))
                    .containsExactlyElementsOf(
                            first.stream().map(Outcome::value).toList());
            assertThat(codes(db)).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void commitsAnAtomicBatchOnce(Databases kind) {
        try (TestDatabase db = kind.open()) {
            for (int round = 0; round < 2; round++) {
                List<Outcome<Thing>> outcomes = call("k", "h")
                        .run(() ->
                                db.transactions().batches().run(List.of(() -> add(db, "a"), () -> add(db, "b")), true));
                assertThat(outcomes).allSatisfy(o -> assertThat(o.value()).isNotNull());
            }
            assertThat(runs).hasValue(2);
            assertThat(codes(db)).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void triesDeadlockedTransactionsAgain(Databases kind) throws Exception {
        try (TestDatabase db = kind.open()) {
            Thing a = call().run(() -> add(db, "a"));
            Thing b = call().run(() -> add(db, "b"));
            inParallel(4, i -> call().run(() -> db.transactions().writeUnkeyed(em -> {
                List<UUID> order = i % 2 == 0 ? List.of(a.id(), b.id()) : List.of(b.id(), a.id());
                order.forEach(id -> em.createQuery(
                                "update TrialEntity t set t.stock = coalesce(t.stock, 0) + 1 where t.id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
                return true;
            })));
            List<Integer> stock = db.transactions()
                    .read(em -> em.createQuery("select t.stock from TrialEntity t", Integer.class)
                            .getResultList());
            assertThat(stock).containsExactly(4, 4);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void tellsAStaleVersion(Databases kind) {
        try (TestDatabase db = kind.open()) {
            Thing a = call().run(() -> add(db, "a"));
            db.transactions().writeUnkeyed(em -> {
                TrialEntity e = em.find(TrialEntity.class, a.id());
                Versions.check(e.version, a.version());
                e.name = "new";
                em.flush();
                assertThat(e.version).isEqualTo(a.version() + 1);
                return true;
            });
            assertThatThrownBy(() -> Versions.check(2, 1)).hasMessageContaining("VERSION_STALE");
        }
    }

    private static <T> List<T> inParallel(int threads, java.util.function.IntFunction<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> tasks = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .collect(Collectors.toList());
            List<T> results = new ArrayList<>();
            for (Future<T> f : pool.invokeAll(tasks)) {
                results.add(f.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}

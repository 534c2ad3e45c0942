package io.kontor.kernel.core.event;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.event.ConsumerPosition;
import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.event.EventConsumer;
import io.kontor.kernel.api.event.SetAside;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import io.kontor.kernel.jpa.Tracked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CourierTest {
    private static final Map<Databases, KernelFixture> OPEN = new ConcurrentHashMap<>();
    private static final Courier.Settings QUICK = new Courier.Settings(3, Duration.ofMillis(1), Duration.ofMillis(100));
    private static final Tracked THING = Tracked.type("Thing");

    private final Hints hints = new Hints();
    private final List<Courier> nodes = new ArrayList<>();
    private KernelFixture db;

    @AfterAll
    static void close() {
        OPEN.values().forEach(KernelFixture::close);
    }

    @BeforeEach
    void noNode() {
        nodes.clear();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Courier::close);
    }

    private Courier node(Databases kind) {
        if (nodes.isEmpty()) {
            db = OPEN.computeIfAbsent(kind, Databases::open);
            db.clear();
        }
        Courier courier = new Courier(db.kernel(), db.database().dataSource(), hints, db.clock(), QUICK);
        nodes.add(courier);
        return courier;
    }

    /** Remembers what it took; fails on what it was told to fail on. */
    private static final class Memory implements EventConsumer {
        final List<DomainEvent> taken = new CopyOnWriteArrayList<>();
        final Set<Long> poison = ConcurrentHashMap.newKeySet();
        final List<Call> calls = new CopyOnWriteArrayList<>();
        volatile ProblemKind kind = ProblemKind.CONFLICT;
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public void accept(DomainEvent event) {
            try {
                gate.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (poison.contains(event.seq())) {
                throw KontorException.of(kind, "NO");
            }
            calls.add(Call.current());
            taken.add(event);
        }

        List<Long> numbers() {
            return taken.stream().map(DomainEvent::seq).toList();
        }

        List<Long> numbersOf(String subject) {
            return taken.stream()
                    .filter(e -> e.subject().id().equals(subject))
                    .map(DomainEvent::seq)
                    .toList();
        }
    }

    private static Map<String, Object> named(String name) {
        return Map.of("kontor.consumer", name, "kontor.events", new String[] {"kernel", "never"});
    }

    private void happens(String... subjects) {
        asSystem(() -> db.kernel().transactions().writeUnkeyed(em -> {
            for (String subject : subjects) {
                db.kernel()
                        .transactions()
                        .chronicle()
                        .record(em, THING.byCode(subject, null, Map.of("a", 1)).event("ThingMade"));
            }
            return true;
        }));
        hints.appended("kernel");
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private JpaEventConsumers consumers(Courier courier) {
        return new JpaEventConsumers(db.kernel(), courier);
    }

    private static ConsumerPosition position(JpaEventConsumers consumers, String name) {
        Supplier<Optional<ConsumerPosition>> found = () -> asSystem(consumers::positions).stream()
                .filter(p -> p.consumer().equals(name) && p.module().equals("kernel"))
                .findFirst();
        until(() -> found.get().isPresent());
        return found.get().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void bringsAllEventsInOrderAlsoToWhoWasAwayOrComesLater(Databases kind) {
        Courier courier = node(kind);
        happens(IntStream.range(0, 250).mapToObj(i -> "s" + i % 7).toArray(String[]::new));
        Memory early = new Memory();
        courier.addConsumer(early, named("test.early"));
        until(() -> early.taken.size() == 250);
        courier.removeConsumer(early);
        happens("a", "b", "c");
        Memory back = new Memory();
        Memory later = new Memory();
        courier.addConsumer(back, named("test.early"));
        courier.addConsumer(later, named("test.later"));
        until(() -> back.taken.size() == 3 && later.taken.size() == 253);

        assertThat(early.numbers()).isEqualTo(upTo(250));
        assertThat(back.numbers()).containsExactly(251L, 252L, 253L);
        assertThat(later.numbers()).isEqualTo(upTo(253));
        DomainEvent first = later.taken.get(0);
        assertThat(later.calls.get(0).causationId()).isEqualTo(first.id());
        assertThat(first.data()).isEqualTo("{}");
        JpaEventConsumers consumers = consumers(courier);
        until(() -> position(consumers, "test.later").lag() == 0);
        assertThat(position(consumers, "test.later").present()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void letsNoConsumerWaitForAnother(Databases kind) {
        Courier courier = node(kind);
        Memory slow = new Memory();
        slow.gate = new CountDownLatch(1);
        Memory quick = new Memory();
        courier.addConsumer(slow, named("test.slow"));
        courier.addConsumer(quick, named("test.quick"));
        happens("a", "b", "c");
        until(() -> quick.taken.size() == 3);

        assertThat(slow.taken).isEmpty();
        assertThat(position(consumers(courier), "test.slow").lag()).isEqualTo(3);
        slow.gate.countDown();
        until(() -> slow.taken.size() == 3);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void setsAPoisonEventAsideWithThoseOfItsSubjectAndGoesOn(Databases kind) {
        Courier courier = node(kind);
        JpaEventConsumers consumers = consumers(courier);
        Memory memory = new Memory();
        memory.poison.add(2L);
        courier.addConsumer(memory, named("test.poison"));
        happens("good", "bad", "good", "bad", "other");
        until(() -> memory.taken.size() == 3);
        happens("bad");
        until(() -> position(consumers, "test.poison").setAside() == 3);

        assertThat(memory.numbers()).containsExactly(1L, 3L, 5L);
        List<SetAside> aside = asSystem(() -> consumers.setAside("test.poison", ListQuery.all()))
                .items();
        assertThat(aside).extracting(SetAside::seq).containsExactly(2L, 4L, 6L);
        assertThat(aside)
                .extracting(SetAside::state)
                .containsExactly(SetAside.State.FAILED, SetAside.State.WAITING, SetAside.State.WAITING);
        assertThat(aside.get(0).attempts()).isEqualTo(3);
        assertThat(aside.get(0).problem()).contains("NO");
        assertThatThrownBy(() -> asSystem(
                        () -> consumers.retry("test.poison", aside.get(1).id())))
                .hasMessageContaining("EVENT_WAITS");

        asSystem(() -> consumers.retry("test.poison", aside.get(0).id()));
        until(() -> asSystem(() -> consumers.setAside("test.poison", ListQuery.all()))
                        .items()
                        .get(0)
                        .attempts()
                == 6);
        memory.poison.clear();
        asSystem(() -> consumers.retry("test.poison", aside.get(0).id()));
        until(() -> memory.numbersOf("bad").size() == 3);
        assertThat(memory.numbersOf("bad")).containsExactly(2L, 4L, 6L);
        until(() -> position(consumers, "test.poison").setAside() == 0);
        happens("bad");
        until(() -> memory.numbersOf("bad").size() == 4);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void skipsAnEventAndDeliversThoseBehindIt(Databases kind) {
        Courier courier = node(kind);
        JpaEventConsumers consumers = consumers(courier);
        Memory memory = new Memory();
        memory.poison.add(1L);
        courier.addConsumer(memory, named("test.skip"));
        happens("bad", "bad", "bad");
        until(() -> position(consumers, "test.skip").setAside() == 3);
        SetAside failed = asSystem(() -> consumers.setAside("test.skip", ListQuery.all()))
                .items()
                .get(0);
        asSystem(() -> {
            consumers.skip("test.skip", failed.id());
            return true;
        });
        until(() -> memory.numbersOf("bad").size() == 2);
        assertThat(memory.numbersOf("bad")).containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void waitsForAConsumerThatCannotJustNow(Databases kind) {
        Courier courier = node(kind);
        JpaEventConsumers consumers = consumers(courier);
        Memory memory = new Memory();
        memory.kind = ProblemKind.UNAVAILABLE;
        memory.poison.add(2L);
        courier.addConsumer(memory, named("test.away"));
        happens("a", "b", "c");
        until(() -> position(consumers, "test.away").problem() != null);
        assertThat(memory.numbers()).containsExactly(1L);
        assertThat(position(consumers, "test.away").setAside()).isZero();
        memory.poison.clear();
        until(() -> memory.taken.size() == 3);
        until(() -> position(consumers, "test.away").problem() == null);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void deliversOnOneOfTwoNodesAndOnTheOtherWhenThatOneGoes(Databases kind) {
        Courier one = node(kind);
        Courier two = node(kind);
        Memory first = new Memory();
        Memory second = new Memory();
        one.addConsumer(first, named("test.nodes"));
        happens("a", "b");
        until(() -> first.taken.size() == 2);
        two.addConsumer(second, named("test.nodes"));
        happens("c", "d");
        until(() -> first.taken.size() == 4);
        assertThat(second.taken).isEmpty();
        one.removeConsumer(first);
        happens("e");
        until(() -> second.taken.size() == 1);
        assertThat(second.numbers()).containsExactly(5L);
    }
}

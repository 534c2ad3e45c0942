package io.kontor.promo.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Ledger;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.store.JdbcLedgerStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many clients, the last pieces, and every command sent twice. */
class RaceTest {
    private static final int CLIENTS = 8;

    /** One command and its twin. */
    private record Twins(String key, int client) {}

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void p06p38Of500IssuesOfTheLast100PiecesExactly100Succeed(PromoWorld.Databases kind) throws Exception {
        try (PromoWorld world = kind.open()) {
            UUID item = world.item("PEN");
            UUID store = world.warehouse("CHANGSHA");
            Movement receipt = world.receive(item, store, 100);
            List<Told> told = new CopyOnWriteArrayList<>(List.of(new Told("receipt", -1, 0, 1, receipt, null)));
            Map<String, Object> first = new ConcurrentHashMap<>();
            AtomicLong unequal = new AtomicLong();

            all(twins(), twin -> {
                long invoked = System.nanoTime();
                Object answer = outcome(() -> issue(world, twin.key(), item, store));
                long answered = System.nanoTime();
                Object other = first.putIfAbsent(twin.key(), answer);
                if (other == null) {
                    told.add(new Told(
                            twin.key(),
                            twin.client(),
                            invoked,
                            answered,
                            answer instanceof Movement m ? m : null,
                            answer instanceof String code ? code : null));
                } else if (!other.equals(answer)) {
                    unequal.incrementAndGet();
                }
            });

            assertThat(first).hasSize(500);
            assertThat(first.values().stream().filter(Movement.class::isInstance))
                    .hasSize(100);
            assertThat(first.values().stream().filter("STOCK_INSUFFICIENT"::equals))
                    .hasSize(400);
            assertThat(unequal).as("twins answered differently").hasValue(0);
            assertThat(world.figures(item, store).onHand()).isZero();
            assertThat(world.broken()).isZero();
            LedgerImage image = DatabaseImage.read(world.database.dataSource());
            assertThat(Conservation.check(image, places(store), told, List.of()))
                    .isEmpty();
        }
    }

    /** The rig must notice what it is for: without the guard and without the constraint, pieces are given twice. */
    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void catchesWhoReadsFirstAndWritesLater(PromoWorld.Databases kind) throws Exception {
        try (PromoWorld world = kind.open()) {
            UUID item = world.item("PEN");
            UUID store = world.warehouse("CHANGSHA");
            world.receive(item, store, 10);
            try (Connection connection = world.database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table promo_balance drop constraint promo_balance_amounts_ck");
                statement.execute("alter table promo_step drop constraint promo_step_amounts_ck");
            }
            CyclicBarrier read = new CyclicBarrier(2);

            all(List.of(new Twins("a", 0), new Twins("b", 1)), twin -> {
                LedgerCall unguarded =
                        em -> new Ledger(ReadThenWrite.over(new JdbcLedgerStore(em), read), world.clock, Ids::next)
                                .post(movement(item, store, 8), Gate.OPEN);
                PromoWorld.admin(() -> world.transactions.get().writeUnkeyed(unguarded::run));
            });

            LedgerImage image = DatabaseImage.read(world.database.dataSource());
            assertThat(Conservation.check(image, places(store), List.of(), List.of()))
                    .anyMatch(w -> w.startsWith("I3"));
        }
    }

    /** What a transaction does. */
    private interface LedgerCall {
        Movement run(EntityManager em);
    }

    private static List<Twins> twins() {
        List<Twins> twins = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            twins.add(new Twins("k" + i, i % CLIENTS));
            twins.add(new Twins("k" + i, (i + 3) % CLIENTS));
        }
        Collections.shuffle(twins, new Random(1));
        return twins;
    }

    private static PostMovement movement(UUID item, UUID store, long quantity) {
        Leg leg = Leg.of(item, null, store, Place.GIVEN, quantity);
        return PostMovement.of(MovementKind.ISSUE, List.of(leg), PostMovement.Note.by(PromoWorld.ADMIN.id()), null);
    }

    private static Movement issue(PromoWorld world, String key, UUID item, UUID store) {
        return PromoWorld.keyed(PromoWorld.ADMIN, key, () -> world.transactions
                .get()
                .write(Answer.of(Movement.class), em -> world.ledger.post(em, movement(item, store, 1), Gate.OPEN)));
    }

    private static Object outcome(Supplier<Movement> command) {
        try {
            return command.get();
        } catch (KontorException refusal) {
            return refusal.code();
        }
    }

    private static <T> void all(List<T> commands, Consumer<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (T command : commands) {
                futures.add(threads.submit(() -> work.accept(command)));
            }
            for (Future<?> future : futures) {
                future.get(120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<UUID, PlaceFacts> places(UUID store) {
        Map<UUID, PlaceFacts> places = new HashMap<>(new World().places);
        places.put(store, new PlaceFacts(store, "S", PlaceType.WAREHOUSE, PlaceState.OPEN, null, null, null, null));
        return places;
    }
}

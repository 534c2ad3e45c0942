package io.kontor.promo.core.sim;

import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.core.ledger.BalanceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many clients, one ledger, one thread, one seed: messages are doubled, delayed and overtake each other, the node dies
 * before and after its commits, the disk fails, clocks are an hour off. The same seed does the same again.
 */
final class Simulation {
    private static final int CLIENTS = 20;
    private static final int TIMES = 120;

    private final World world = new World();
    private final SplittableRandom random;
    private final MemoryStore store;
    private final Orders orders;
    private final Node node;
    private final Model model = new Model(world);
    private final List<Message> inFlight = new ArrayList<>();
    private final @Nullable Message[] waiting = new @Nullable Message[CLIENTS];
    private final List<Told> told = new ArrayList<>();
    private final List<Told.Seen> seen = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final boolean guarded;
    private Instant time = World.FIRST_DAY.atTime(8, 0).toInstant(ZoneOffset.UTC);
    private long tick;
    private int faults;
    private int accepted;
    private long digest = 17;

    /** A command on its way; with what a program without a guard has read when it was sent. */
    private record Message(
            String key,
            int client,
            Orders.Order order,
            long invoked,
            @Nullable Map<BalanceKey, Long> reads) {}

    /** What became of a run. */
    record Outcome(long seed, int commands, int accepted, int faults, String digest, List<String> wrong) {}

    private Simulation(long seed, boolean guarded) {
        this.random = new SplittableRandom(seed);
        SplittableRandom forIds = random.split();
        Supplier<UUID> ids = () -> new UUID(forIds.nextLong(), forIds.nextLong());
        this.store = new MemoryStore(world, ids);
        this.orders = new Orders(world, random.split());
        this.node = new Node(store, ids);
        this.guarded = guarded;
    }

    /** {@return what became of so many commands} */
    static Outcome run(long seed, int commands) {
        return new Simulation(seed, true).play(seed, commands);
    }

    /** {@return what becomes of so many commands when taking reads first and writes later} */
    static Outcome runUnguarded(long seed, int commands) {
        return new Simulation(seed, false).play(seed, commands);
    }

    private Outcome play(long seed, int commands) {
        int sent = 0;
        while (told.size() < commands) {
            tick++;
            time = time.plusSeconds(random.nextInt(TIMES));
            int client = random.nextInt(CLIENTS);
            if (waiting[client] == null && sent < commands) {
                send(client, sent++);
            } else if (!inFlight.isEmpty()) {
                deliver();
            }
            if (random.nextInt(2_000) == 0) {
                close();
            }
        }
        found.addAll(Conservation.check(store.image(), world.places, told, seen));
        compareWithModel();
        return new Outcome(seed, commands, accepted, faults, Long.toHexString(digest), List.copyOf(found));
    }

    private LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private void close() {
        LocalDate day = today(time).minusDays(2);
        store.close(day);
        model.close(day);
    }

    private void send(int client, int number) {
        Orders.Order order = orders.next(today(time));
        Message message = new Message("k" + number, client, order, tick, guarded ? null : store.read());
        waiting[client] = message;
        inFlight.add(message);
        if (random.nextInt(20) == 0) {
            inFlight.add(message);
        }
    }

    private void deliver() {
        int at = random.nextInt(inFlight.size());
        Message message = inFlight.get(at);
        inFlight.set(at, inFlight.get(inFlight.size() - 1));
        inFlight.remove(inFlight.size() - 1);
        int dice = random.nextInt(100);
        Instant clock = dice >= 90 ? time.plusSeconds(dice >= 95 ? 3_600 : -3_600) : time;
        store.failAfter(dice == 0 || dice == 1 ? random.nextInt(12) : -1);
        store.readsBefore(message.reads());
        Node.Answer before = node.known(message.key());
        try {
            Node.Answer answer = before == null ? node.execute(message.key(), message.order(), clock) : before;
            store.failAfter(-1);
            if (before == null) {
                follow(message, answer, today(clock));
            }
            if (dice == 2) {
                faults++;
                inFlight.add(message); // died after the commit: the client asks again
            } else {
                answer(message, answer);
            }
        } catch (MemoryStore.Crash e) {
            store.failAfter(-1);
            faults++;
            inFlight.add(message);
        }
    }

    /** The model does in the order of commits what the ledger did. */
    private void follow(Message message, Node.Answer answer, LocalDate today) {
        Orders.Order order = message.order();
        boolean does;
        if (order.post() != null) {
            does = model.post(order.post(), today);
        } else if (order.reverse() != null) {
            does = model.reverse(order.reverse(), today);
        } else {
            Orders.Reserve reserve = Objects.requireNonNull(order.reserve());
            does = model.hold(reserve.document().id(), reserve.key(), reserve.quantity());
        }
        boolean did = answer.refusal() == null;
        accepted += did ? 1 : 0;
        Movement movement = answer.movement();
        digest = digest * 31
                + (movement == null
                        ? Objects.hashCode(answer.refusal())
                        : movement.id().hashCode());
        if (does != did && found.size() < 20) {
            found.add("I8 " + message.key() + " " + order + ": the model " + (does ? "accepts" : "refuses")
                    + ", the ledger answers " + answer.refusal());
        }
    }

    private void answer(Message message, Node.Answer answer) {
        Message open = waiting[message.client()];
        if (open == null || !open.key().equals(message.key())) {
            return;
        }
        waiting[message.client()] = null;
        told.add(new Told(
                message.key(), message.client(), message.invoked(), tick, answer.movement(), answer.refusal()));
        if (answer.movement() != null) {
            orders.learn(answer.movement());
        }
        if (guarded && random.nextInt(50) == 0) {
            BalanceKey key =
                    BalanceKey.of(world.items.keySet().iterator().next(), null, world.stores.get(random.nextInt(2)));
            seen.add(new Told.Seen(message.client(), key, tick, tick, store.onHand(key)));
        }
    }

    private void compareWithModel() {
        Map<BalanceKey, Long> real = new HashMap<>(store.read());
        real.values().removeIf(q -> q == 0);
        Map<BalanceKey, Long> expected = new HashMap<>(model.stock());
        expected.values().removeIf(q -> q == 0);
        if (!real.equals(expected)) {
            found.add("I8 the model ends with other stock");
        }
    }
}

package io.kontor.promo.core.sim;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Ledger;
import io.kontor.promo.core.ledger.PostMovement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One node: keys, transactions and the real ledger. */
final class Node {
    private final MemoryStore store;
    private final Supplier<UUID> ids;
    private final Map<String, Answer> answers = new HashMap<>();

    /** What a command was answered: a movement, a refusal, or neither for a reservation. */
    record Answer(@Nullable Movement movement, @Nullable String refusal) {}

    Node(MemoryStore store, Supplier<UUID> ids) {
        this.store = store;
        this.ids = ids;
    }

    @Nullable
    Answer known(String key) {
        return answers.get(key);
    }

    Answer execute(String key, Orders.Order order, Instant at) {
        Answer answer;
        try {
            answer = new Answer(run(order, new Ledger(store, Clock.fixed(at, ZoneOffset.UTC), ids)), null);
            store.commit();
        } catch (KontorException refusal) {
            store.rollback();
            answer = new Answer(null, refusal.code());
        } catch (MemoryStore.Crash crash) {
            store.rollback();
            throw crash;
        }
        answers.put(key, answer);
        return answer;
    }

    private static @Nullable Movement run(Orders.Order order, Ledger ledger) {
        if (order.post() != null) {
            return ledger.post(order.post(), Gate.OPEN);
        }
        if (order.reverse() != null) {
            return ledger.reverse(order.reverse().id(), PostMovement.Note.by(new UUID(0, 7)), null, Gate.OPEN);
        }
        Orders.Reserve reserve = Objects.requireNonNull(order.reserve());
        ledger.hold(
                reserve.document(),
                List.of(new Ledger.Hold(
                        reserve.key().itemId(), null, reserve.key().placeId(), reserve.quantity())));
        return null;
    }
}

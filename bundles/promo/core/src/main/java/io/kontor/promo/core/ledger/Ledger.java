package io.kontor.promo.core.ledger;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.api.value.DocumentRef;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger within one transaction. It decides nothing by chance: the same commands in the same order on the same
 * store have the same outcome.
 */
public final class Ledger {
    private final LedgerStore store;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** Over a store, with a clock and a source of identities. */
    public Ledger(LedgerStore store, Clock clock, Supplier<UUID> ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /** Goods to be reserved. */
    public record Hold(UUID itemId, @Nullable UUID lotId, UUID placeId, long quantity) {
        /** {@return which stock it is} */
        BalanceKey key() {
            return BalanceKey.of(itemId, lotId, placeId);
        }
    }

    /**
     * Posts goods that move: all or, by a refusal, nothing.
     *
     * @throws KontorException as for {@link io.kontor.promo.api.stock.PromoStock#post}
     */
    public Movement post(PostMovement asked, Gate gate) {
        LocalDate today = today();
        LocalDate day = asked.day() == null ? today : asked.day();
        if (day.isAfter(today)) {
            throw KontorException.of(ProblemKind.INVALID, "FUTURE_DAY", "day");
        }
        if (day.isBefore(today)) {
            store.lockPast(day);
        }
        Plan plan = Plan.of(asked, day, store);
        plan.requireOpen();
        plan.pass(gate, asked.legs());
        if (asked.kind() == MovementKind.OPENING) {
            checkOpening(asked.legs(), plan);
        }
        List<Leg> chosen = new ArrayList<>();
        List<Leg> named = new ArrayList<>();
        for (Leg leg : asked.legs()) {
            List<Leg> single = plan.split(leg);
            (plan.chooses(leg) ? chosen : named).addAll(single);
        }
        UUID holder =
                asked.held() && asked.document() != null ? asked.document().id() : null;
        Work work = new Work(store, plan, new Work.Mode(day, day.isBefore(today), holder));
        work.take(named, chosen);
        return carryOut(asked.kind(), day, work, asked.note(), asked.document(), null);
    }

    /**
     * Undoes a movement by its opposite, today.
     *
     * @throws KontorException as for {@link io.kontor.promo.api.stock.PromoStock#reverse}
     */
    public Movement reverse(UUID id, PostMovement.Note note, @Nullable DocumentRef document, Gate gate) {
        Movement undone = store.movement(id).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        if (undone.kind() == MovementKind.REVERSAL) {
            throw KontorException.of(ProblemKind.CONFLICT, "REVERSAL_OF_REVERSAL");
        }
        if (undone.reversedBy() != null) {
            throw KontorException.of(ProblemKind.CONFLICT, "REVERSED_ALREADY");
        }
        List<Leg> legs = undone.lines().stream().map(Ledger::opposite).toList();
        LocalDate today = today();
        Plan plan = Plan.ofReversal(legs, today, store);
        plan.requireOpen();
        plan.pass(gate, legs);
        Work work = new Work(store, plan, new Work.Mode(today, false, null));
        work.take(legs, List.of());
        return carryOut(MovementKind.REVERSAL, today, work, note, document, id);
    }

    private static Leg opposite(MovementLine line) {
        return new Leg(
                line.itemId(),
                line.lotId(),
                line.serial() == null ? List.of() : List.of(line.serial()),
                line.toId(),
                line.fromId(),
                line.quantity(),
                line.unitCost());
    }

    /**
     * Reserves goods for a document: all or, by a refusal, none.
     *
     * @throws KontorException CONFLICT {@code STOCK_INSUFFICIENT}; INVALID {@code UNKNOWN_ITEM}
     */
    public void hold(DocumentRef document, List<Hold> holds) {
        Facts facts = store.facts(
                holds.stream().map(Hold::itemId).distinct().toList(),
                List.of(),
                holds.stream()
                        .map(Hold::lotId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        holds.stream()
                .sorted(Comparator.comparing(Hold::key, Plan.order(facts.lots())))
                .forEach(h -> hold(document, h, facts.items().get(h.itemId())));
    }

    private void hold(DocumentRef document, Hold hold, @Nullable ItemFacts item) {
        if (item == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
        }
        if (!store.hold(hold.key(), document.id(), hold.quantity())) {
            Map<String, String> args =
                    Map.of("item", item.code(), "available", String.valueOf(store.available(hold.key())));
            throw new KontorException(ProblemKind.CONFLICT, "STOCK_INSUFFICIENT", args, List.of());
        }
    }

    /**
     * {@return what to reserve of an item so that what expires first leaves first}
     *
     * @throws KontorException CONFLICT {@code STOCK_INSUFFICIENT}; INVALID {@code UNKNOWN_ITEM}
     */
    public List<Hold> choose(UUID itemId, UUID placeId, long quantity) {
        Leg leg = Leg.of(itemId, null, placeId, placeId, quantity);
        Plan plan = Plan.ofChoice(leg, today(), store);
        if (!plan.chooses(leg)) {
            return List.of(new Hold(itemId, null, placeId, quantity));
        }
        return plan.firstExpiredFirst(leg, quantity).stream()
                .map(part -> new Hold(itemId, part.lotId(), placeId, part.quantity()))
                .toList();
    }

    /** Gives back what is still reserved for a document. */
    public void release(DocumentRef document) {
        store.release(document.id());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private void checkOpening(List<Leg> legs, Plan plan) {
        LocalDate closed = plan.closedThrough();
        legs.stream().map(Leg::toId).distinct().forEach(place -> {
            if (store.movedAt(place, closed)) {
                throw KontorException.of(ProblemKind.CONFLICT, "OPENING_AFTER_MOVEMENT")
                        .with("place", plan.place(place).code());
            }
        });
    }

    private Movement carryOut(
            MovementKind kind,
            LocalDate day,
            Work work,
            PostMovement.Note note,
            @Nullable DocumentRef document,
            @Nullable UUID reversalOf) {
        work.run();
        Movement movement = new Movement(
                ids.get(),
                kind,
                day,
                Instant.ofEpochMilli(clock.millis()),
                note.by(),
                work.lines(),
                note.reason(),
                note.paperNo(),
                note.campaignId(),
                document,
                reversalOf,
                null,
                note.evidence());
        store.append(movement, work.steps(movement.id()));
        return movement;
    }
}

package io.kontor.promo.core.ledger;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.MovementLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries one movement out: balances in one order for everybody, so that no two movements wait for each other. */
final class Work {
    /** A lot that was chosen may be empty meanwhile; then others are chosen, so often. */
    private static final int CHOICES = 5;

    private final LedgerStore store;
    private final Plan plan;
    private final Mode mode;
    private final List<Part> parts = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();

    /**
     * How to carry it out.
     *
     * @param day the day it counts for
     * @param past whether that day is over
     * @param holder the document whose reservations are used, null for none
     */
    record Mode(LocalDate day, boolean past, @Nullable UUID holder) {}

    /** A leg, itself whatever it says; chosen when its lot was not named. */
    private static final class Part {
        private final Leg leg;
        private final boolean chosen;

        Part(Leg leg, boolean chosen) {
            this.leg = leg;
            this.chosen = chosen;
        }

        Leg leg() {
            return leg;
        }

        boolean chosen() {
            return chosen;
        }

        BalanceKey from() {
            return BalanceKey.of(leg.itemId(), leg.lotId(), leg.fromId());
        }

        BalanceKey to() {
            return BalanceKey.of(leg.itemId(), leg.lotId(), leg.toId());
        }
    }

    /** What one end of a part did. */
    private record Moved(Part part, Turn turn, long delta) {}

    Work(LedgerStore store, Plan plan, Mode mode) {
        this.store = store;
        this.plan = plan;
        this.mode = mode;
    }

    /** Takes on legs; those in the second list are of lots that were chosen, and may be replaced. */
    void take(List<Leg> named, List<Leg> chosen) {
        named.forEach(leg -> parts.add(new Part(leg, false)));
        chosen.forEach(leg -> parts.add(new Part(leg, true)));
    }

    /** Moves the legs. */
    void run() {
        Comparator<BalanceKey> order = plan.order();
        List<Part> outs = new ArrayList<>();
        List<BalanceKey> ins = new ArrayList<>();
        for (Part part : parts) {
            if (plan.place(part.leg().fromId()).holdsStock()) {
                outs.add(part);
            }
            if (plan.place(part.leg().toId()).holdsStock()) {
                ins.add(part.to());
            }
        }
        outs.sort(Comparator.comparing(Part::from, order));
        ins.sort(order);
        if (!ins.isEmpty()) {
            store.open(ins);
            store.open(announced());
        }
        if (!ins.isEmpty() && !outs.isEmpty()) {
            Set<BalanceKey> all = new TreeSet<>(order);
            outs.forEach(part -> all.add(part.from()));
            all.addAll(ins);
            store.lock(List.copyOf(all));
        }
        // a piece that is elsewhere is missed as such, not as a quantity
        parts.forEach(part -> movePieces(part.leg()));
        outs.forEach(part -> takeOut(part, CHOICES));
        putIn(order);
    }

    private void putIn(Comparator<BalanceKey> order) {
        List<Part> arriving = new ArrayList<>();
        for (Part part : parts) {
            if (plan.place(part.leg().toId()).holdsStock()) {
                arriving.add(part);
            }
        }
        arriving.sort(Comparator.comparing(Part::to, order));
        arriving.forEach(part -> done(
                part, store.put(part.to(), part.leg().quantity()), part.leg().quantity()));
    }

    /** {@return balances to which something is sent: they are listed, even when nothing is there yet} */
    private List<BalanceKey> announced() {
        List<BalanceKey> keys = new ArrayList<>();
        for (Part part : parts) {
            PlaceFacts to = plan.place(part.leg().toId());
            UUID receiver = to.parentId();
            if (to.type() == PlaceType.TRANSIT && receiver != null) {
                keys.add(BalanceKey.of(part.leg().itemId(), part.leg().lotId(), receiver));
            }
        }
        return keys;
    }

    private void takeOut(Part part, int choices) {
        Leg leg = part.leg();
        if (mode.holder() != null && !store.useHold(part.from(), mode.holder(), leg.quantity())) {
            throw KontorException.of(ProblemKind.CONFLICT, "HOLD_MISSING");
        }
        Optional<Turn> turn = store.take(part.from(), leg.quantity(), mode.holder() != null);
        if (turn.isPresent()) {
            if (mode.past() && store.leastSince(turn.get().balanceId(), mode.day()) < 0) {
                throw insufficient(
                        leg, Math.max(0, store.leastSince(turn.get().balanceId(), mode.day()) + leg.quantity()));
            }
            done(part, turn.get(), -leg.quantity());
        } else if (part.chosen() && choices > 0) {
            chooseAgain(part, choices - 1);
        } else {
            throw insufficient(leg, store.available(part.from()));
        }
    }

    private void chooseAgain(Part part, int choices) {
        parts.remove(part);
        List<Leg> others = plan.firstExpiredFirst(part.leg(), part.leg().quantity());
        List<Part> fresh = others.stream().map(leg -> new Part(leg, true)).toList();
        parts.addAll(fresh);
        if (fresh.stream().anyMatch(p -> plan.place(p.leg().toId()).holdsStock())) {
            store.open(fresh.stream().map(Part::to).toList());
        }
        fresh.forEach(p -> takeOut(p, choices));
    }

    private KontorException insufficient(Leg leg, long available) {
        String item = plan.item(leg.itemId()).code();
        Map<String, String> args = Map.of("item", item, "available", String.valueOf(Math.max(0, available)));
        return new KontorException(ProblemKind.CONFLICT, "STOCK_INSUFFICIENT", args, List.of());
    }

    private void done(Part part, Turn turn, long delta) {
        moved.add(new Moved(part, turn, delta));
    }

    private void movePieces(Leg leg) {
        for (String serial : leg.serials()) {
            UUID at = plan.place(leg.fromId()).holdsStock() ? leg.fromId() : outside(leg.itemId(), serial);
            if (!store.movePiece(leg.itemId(), serial, at, leg.toId())) {
                throw KontorException.of(ProblemKind.CONFLICT, "SERIAL_NOT_THERE")
                        .with("serial", serial);
            }
        }
    }

    /** {@return the place without stock where a piece is that comes in, null for one never seen} */
    private @Nullable UUID outside(UUID itemId, String serial) {
        UUID at = store.whereIs(itemId, serial).orElse(null);
        if (at != null
                && store.facts(List.of(), List.of(at), List.of()).places().values().stream()
                        .anyMatch(PlaceFacts::holdsStock)) {
            throw KontorException.of(ProblemKind.CONFLICT, "SERIAL_TAKEN", "serials");
        }
        return at;
    }

    /** {@return the lines, numbered from 1} */
    List<MovementLine> lines() {
        List<MovementLine> lines = new ArrayList<>();
        for (Part part : parts) {
            Leg leg = part.leg();
            lines.add(new MovementLine(
                    lines.size() + 1,
                    leg.itemId(),
                    leg.lotId(),
                    leg.serials().isEmpty() ? null : leg.serials().get(0),
                    leg.fromId(),
                    leg.toId(),
                    leg.quantity(),
                    leg.unitCost() == null ? plan.item(leg.itemId()).unitCost() : leg.unitCost()));
        }
        return lines;
    }

    /** {@return the steps, in the order they were made} */
    List<Step> steps(UUID movementId) {
        List<Step> steps = new ArrayList<>();
        // the steps of this movement are not in the store yet when the next one follows on the same balance
        Map<UUID, String> last = new HashMap<>();
        for (Moved one : moved) {
            Turn turn = one.turn();
            Turn after = new Turn(
                    turn.balanceId(), turn.seq(), turn.onHand(), last.getOrDefault(turn.balanceId(), turn.lastHash()));
            Step step = Step.of(after, movementId, parts.indexOf(one.part()) + 1, mode.day(), one.delta());
            last.put(turn.balanceId(), step.hash());
            steps.add(step);
        }
        return steps;
    }
}

package io.kontor.promo.core.sim;

import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.ledger.Step;
import io.kontor.promo.core.ledger.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Compares what clients were told with what the ledger keeps: nothing came from nowhere, nothing was lost, nothing was
 * done twice, and it all could have happened one after the other. Invariants I1 to I7; a {@link Model} checks I8.
 */
final class Conservation {
    private static final int MOST = 20;

    private final LedgerImage image;
    private final Map<UUID, PlaceFacts> places;
    private final List<String> found = new ArrayList<>();

    private Conservation(LedgerImage image, Map<UUID, PlaceFacts> places) {
        this.image = image;
        this.places = places;
    }

    /** {@return what is wrong; empty when nothing is} */
    static List<String> check(LedgerImage image, Map<UUID, PlaceFacts> places, List<Told> told, List<Told.Seen> seen) {
        Conservation check = new Conservation(image, places);
        Map<UUID, List<Step>> byBalance = image.byBalance();
        check.balances(byBalance);
        check.lines();
        check.keys(told);
        Map<UUID, Told> byMovement = byMovement(told);
        check.realTime(byBalance, byMovement);
        check.reads(byBalance, byMovement, seen);
        return check.found;
    }

    private void wrong(String invariant, String what) {
        if (found.size() < MOST) {
            found.add(invariant + " " + what);
        }
    }

    /** I1 sums, I3 never below zero, I5 numbers and hashes. */
    private void balances(Map<UUID, List<Step>> byBalance) {
        image.balances().forEach((id, kept) -> {
            long onHand = 0;
            long seq = 0;
            String last = Turn.FIRST;
            for (Step step : byBalance.getOrDefault(id, List.of())) {
                seq++;
                onHand += step.delta();
                if (step.seq() != seq) {
                    wrong("I5", "step " + seq + " of " + kept.key() + " is numbered " + step.seq());
                }
                if (onHand < 0 || step.onHand() < 0) {
                    wrong("I3", kept.key() + " fell to " + Math.min(onHand, step.onHand()) + " at step " + seq);
                }
                if (step.onHand() != onHand) {
                    wrong("I1", kept.key() + " says " + step.onHand() + " instead of " + onHand + " at step " + seq);
                }
                Turn turn = new Turn(id, step.seq(), step.onHand(), last);
                String hash = Step.hash(turn, step.movementId(), step.lineNo(), step.day(), step.delta());
                if (!hash.equals(step.hash())) {
                    wrong("I5", "hash of step " + seq + " of " + kept.key());
                }
                last = step.hash();
            }
            if (kept.onHand() != onHand || kept.seq() != seq) {
                wrong("I1", kept.key() + " keeps " + kept.onHand() + " but its steps make " + onHand);
            }
            if (kept.reserved() < 0 || kept.reserved() > kept.onHand()) {
                wrong("I3", kept.key() + " reserves " + kept.reserved() + " of " + kept.onHand());
            }
        });
    }

    /** I2: what leaves one end of a line arrives at the other. */
    private void lines() {
        Map<UUID, List<Step>> byMovement = new HashMap<>();
        image.steps().forEach(s -> byMovement
                .computeIfAbsent(s.movementId(), id -> new ArrayList<>())
                .add(s));
        image.movements().values().forEach(m -> {
            List<Step> steps = new ArrayList<>(byMovement.getOrDefault(m.id(), List.of()));
            for (MovementLine line : m.lines()) {
                end(m, line, line.fromId(), -line.quantity(), steps);
                end(m, line, line.toId(), line.quantity(), steps);
            }
            if (!steps.isEmpty()) {
                wrong("I2", "steps of no line: " + steps);
            }
        });
        byMovement.keySet().stream()
                .filter(id -> !image.movements().containsKey(id))
                .forEach(id -> wrong("I2", "steps of no movement " + id));
    }

    private void end(Movement m, MovementLine line, UUID placeId, long delta, List<Step> steps) {
        if (!Objects.requireNonNull(places.get(placeId)).holdsStock()) {
            return;
        }
        BalanceKey key = BalanceKey.of(line.itemId(), line.lotId(), placeId);
        boolean there = steps.removeIf(s -> s.lineNo() == line.lineNo()
                && s.delta() == delta
                && s.day().equals(m.day())
                && key.equals(Objects.requireNonNull(image.balances().get(s.balanceId()))
                        .key()));
        if (!there) {
            wrong("I2", "line " + line + " lacks its step of " + delta);
        }
    }

    /** I4: done once what was told to be done, and nothing else. */
    private void keys(List<Told> told) {
        Set<UUID> accounted = new HashSet<>();
        boolean unknown = false;
        for (Told one : told) {
            unknown |= one.isUnknown();
            Movement movement = one.movement();
            if (movement != null) {
                Movement kept = image.movements().get(movement.id());
                if (kept == null) {
                    wrong("I4", one.key() + " was told of a movement that is not there");
                } else if (!kept.lines().equals(movement.lines()) || kept.kind() != movement.kind()) {
                    wrong("I4", one.key() + " was told of another movement than is there");
                }
                if (!accounted.add(movement.id())) {
                    wrong("I4", one.key() + " was told of a movement of another key");
                }
            }
        }
        if (!unknown && accounted.size() != image.movements().size()) {
            wrong("I4", image.movements().size() + " movements, " + accounted.size() + " told");
        }
    }

    /** I6: what was answered before another was sent comes before it. */
    private void realTime(Map<UUID, List<Step>> byBalance, Map<UUID, Told> byMovement) {
        byBalance.values().forEach(steps -> {
            long latestInvoked = Long.MIN_VALUE;
            for (Step step : steps) {
                Told one = byMovement.get(step.movementId());
                if (one != null) {
                    if (one.answered() < latestInvoked) {
                        wrong("I6", one.key() + " was answered before another was sent that comes first");
                    }
                    latestInvoked = Math.max(latestInvoked, one.invoked());
                }
            }
        });
    }

    private static Map<UUID, Told> byMovement(List<Told> told) {
        Map<UUID, Told> by = new HashMap<>();
        for (Told one : told) {
            Movement movement = one.movement();
            if (movement != null) {
                by.put(movement.id(), one);
            }
        }
        return by;
    }

    /** I7: a balance that was seen was there between question and answer, and never goes back for one client. */
    private void reads(Map<UUID, List<Step>> byBalance, Map<UUID, Told> byMovement, List<Told.Seen> seen) {
        Map<BalanceKey, List<Step>> byKey = new HashMap<>();
        image.balances().forEach((id, kept) -> byKey.put(kept.key(), byBalance.getOrDefault(id, List.of())));
        Map<String, Integer> before = new HashMap<>();
        for (Told.Seen one : seen) {
            List<Step> steps = byKey.getOrDefault(one.key(), List.of());
            int from = before.getOrDefault(one.client() + " " + one.key(), 0);
            int at = position(one, steps, byMovement, from);
            if (at < 0) {
                wrong("I7", "client " + one.client() + " saw " + one.onHand() + " of " + one.key());
            } else {
                before.put(one.client() + " " + one.key(), at);
            }
        }
    }

    private static int position(Told.Seen one, List<Step> steps, Map<UUID, Told> byMovement, int from) {
        int least = from;
        int most = steps.size();
        for (int i = 0; i < steps.size(); i++) {
            Told told = byMovement.get(steps.get(i).movementId());
            if (told != null && told.answered() < one.invoked()) {
                least = Math.max(least, i + 1);
            }
            if (told != null && told.invoked() > one.answered()) {
                most = Math.min(most, i);
            }
        }
        for (int i = least; i <= most; i++) {
            if ((i == 0 ? 0 : steps.get(i - 1).onHand()) == one.onHand()) {
                return i;
            }
        }
        return -1;
    }
}

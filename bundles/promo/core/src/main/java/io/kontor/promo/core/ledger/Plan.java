package io.kontor.promo.core.ledger;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.stock.MovementKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a movement is going to do, checked against the master data; nothing has moved yet. */
final class Plan {
    private final MovementKind kind;
    private final LocalDate day;
    private final LedgerStore store;
    private final Facts facts;
    private final Map<UUID, LotFacts> lots;

    private Plan(MovementKind kind, LocalDate day, LedgerStore store, List<Leg> legs) {
        this.kind = kind;
        this.day = day;
        this.store = store;
        Set<UUID> placeIds = new LinkedHashSet<>();
        Set<UUID> itemIds = new LinkedHashSet<>();
        Set<UUID> lotIds = new LinkedHashSet<>();
        for (Leg leg : legs) {
            itemIds.add(leg.itemId());
            placeIds.add(leg.fromId());
            placeIds.add(leg.toId());
            if (leg.lotId() != null) {
                lotIds.add(leg.lotId());
            }
        }
        this.facts = store.facts(itemIds, placeIds, lotIds);
        this.lots = new HashMap<>(facts.lots());
    }

    static Plan of(PostMovement asked, LocalDate day, LedgerStore store) {
        return new Plan(asked.kind(), day, store, asked.legs());
    }

    /** {@return a plan to send something, of which only the lots are chosen} */
    static Plan ofChoice(Leg leg, LocalDate day, LedgerStore store) {
        return new Plan(MovementKind.DISPATCH, day, store, List.of(leg));
    }

    static Plan ofReversal(List<Leg> legs, LocalDate day, LedgerStore store) {
        return new Plan(MovementKind.REVERSAL, day, store, legs);
    }

    /** {@return the last day that is closed, null while none is} */
    @Nullable
    LocalDate closedThrough() {
        return facts.closedThrough();
    }

    /** Refuses what counts for a day that is closed. */
    void requireOpen() {
        LocalDate closed = facts.closedThrough();
        if (closed != null && !day.isAfter(closed)) {
            throw KontorException.of(ProblemKind.CONFLICT, "PERIOD_CLOSED");
        }
    }

    ItemFacts item(UUID id) {
        ItemFacts item = facts.items().get(id);
        if (item == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
        }
        return item;
    }

    PlaceFacts place(UUID id) {
        PlaceFacts place = facts.places().get(id);
        if (place == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "placeId");
        }
        return place;
    }

    /** {@return the one order in which everybody takes balances: what expires first comes first} */
    Comparator<BalanceKey> order() {
        return order(lots);
    }

    /** {@return the one order in which everybody takes balances, of these lots} */
    static Comparator<BalanceKey> order(Map<UUID, LotFacts> lots) {
        return Comparator.comparing(BalanceKey::itemId)
                .thenComparing(key -> lots.get(key.lotId()), Comparator.nullsFirst(LotFacts.FIRST_EXPIRED_FIRST))
                .thenComparing(BalanceKey::placeId);
    }

    /** Asks the gate for every place and for every item that leaves one. */
    void pass(Gate gate, List<Leg> legs) {
        for (Leg leg : legs) {
            place(leg.fromId());
            place(leg.toId());
            item(leg.itemId());
        }
        facts.places().values().forEach(gate::place);
        for (Leg leg : legs) {
            gate.item(item(leg.itemId()), place(leg.fromId()));
        }
    }

    /** {@return a leg as legs of one lot or piece each} Checks everything that does not depend on how much there is. */
    List<Leg> split(Leg leg) {
        checkEnds(leg);
        ItemFacts item = item(leg.itemId());
        if (Ends.givesOut(kind) && !item.isValidOn(day)) {
            throw KontorException.of(ProblemKind.INVALID, "ITEM_NOT_VALID").with("item", item.code());
        }
        checkLot(leg, item);
        checkSerials(leg, item);
        if (item.tracking() == Tracking.SERIAL) {
            return leg.serials().stream().map(leg::piece).toList();
        }
        return chooses(leg) ? firstExpiredFirst(leg, leg.quantity()) : List.of(leg);
    }

    /** {@return whether the lot of a leg is left to the ledger} */
    boolean chooses(Leg leg) {
        return leg.lotId() == null && item(leg.itemId()).tracking() == Tracking.LOT;
    }

    private void checkEnds(Leg leg) {
        PlaceFacts from = place(leg.fromId());
        PlaceFacts to = place(leg.toId());
        if (from.id().equals(to.id())) {
            throw KontorException.of(ProblemKind.INVALID, "SAME_PLACE", "toId");
        }
        if (!Ends.fit(kind, from.type(), to.type())) {
            throw KontorException.of(ProblemKind.INVALID, "WRONG_ENDS", "kind");
        }
        if (to.state() == PlaceState.CLOSED) {
            throw KontorException.of(ProblemKind.CONFLICT, "PLACE_CLOSED").with("place", to.code());
        }
    }

    private void checkLot(Leg leg, ItemFacts item) {
        if (item.tracking() != Tracking.LOT) {
            if (leg.lotId() != null) {
                throw KontorException.of(ProblemKind.INVALID, "LOT_NOT_TRACKED", "lotId")
                        .with("item", item.code());
            }
            return;
        }
        if (leg.lotId() == null) {
            if (!place(leg.fromId()).holdsStock()) {
                throw KontorException.of(ProblemKind.INVALID, "LOT_NEEDED", "lotId")
                        .with("item", item.code());
            }
            return;
        }
        LotFacts lot = lots.get(leg.lotId());
        if (lot == null || !lot.itemId().equals(item.id())) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_LOT", "lotId");
        }
        if (Ends.givesOut(kind)) {
            lot.requireGoodOn(day, item.shortDays());
        }
    }

    private static void checkSerials(Leg leg, ItemFacts item) {
        if (item.tracking() != Tracking.SERIAL) {
            if (!leg.serials().isEmpty()) {
                throw KontorException.of(ProblemKind.INVALID, "SERIALS_NOT_TRACKED", "serials")
                        .with("item", item.code());
            }
        } else if (leg.serials().size() != leg.quantity()
                || new HashSet<>(leg.serials()).size() != leg.serials().size()) {
            throw KontorException.of(ProblemKind.INVALID, "SERIALS_NEEDED", "serials")
                    .with("item", item.code());
        }
    }

    /** {@return some units of a leg, taken from the lots that expire first} */
    List<Leg> firstExpiredFirst(Leg leg, long units) {
        ItemFacts item = item(leg.itemId());
        Map<LotFacts, Long> there = store.lotsAt(leg.itemId(), leg.fromId());
        List<LotFacts> order = there.keySet().stream()
                .filter(lot -> !Ends.givesOut(kind) || lot.isGoodOn(day, item.shortDays()))
                .sorted(LotFacts.FIRST_EXPIRED_FIRST)
                .toList();
        List<Leg> parts = new ArrayList<>();
        long rest = units;
        for (LotFacts lot : order) {
            long part = Math.min(rest, there.getOrDefault(lot, 0L));
            if (part > 0) {
                lots.put(lot.id(), lot);
                parts.add(leg.part(lot.id(), part));
                rest -= part;
            }
        }
        if (rest > 0) {
            Map<String, String> args = Map.of("item", item.code(), "available", String.valueOf(units - rest));
            throw new KontorException(ProblemKind.CONFLICT, "STOCK_INSUFFICIENT", args, List.of());
        }
        return parts;
    }
}

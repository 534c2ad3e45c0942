package io.kontor.promo.core.sim;

import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.ledger.PlaceFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company's items, lots and places, the same for all seeds. */
final class World {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

    final Map<UUID, ItemFacts> items = new LinkedHashMap<>();
    final Map<UUID, LotFacts> lots = new LinkedHashMap<>();
    final Map<UUID, PlaceFacts> places = new LinkedHashMap<>();
    final List<UUID> stores = new ArrayList<>();
    final List<UUID> bags = new ArrayList<>();
    final Map<UUID, UUID> transitOf = new HashMap<>();
    final UUID site;
    private final Map<UUID, List<LotFacts>> lotsOf = new HashMap<>();
    private long next = 1;

    World() {
        item("PEN", Tracking.NONE, 0);
        item("CUP", Tracking.NONE, 0);
        UUID tea = item("TEA", Tracking.LOT, 3);
        UUID gel = item("GEL", Tracking.LOT, 0);
        item("RACK", Tracking.SERIAL, 0);
        lot(tea, "T1", FIRST_DAY.plusDays(6), LotStatus.FREE);
        lot(tea, "T2", FIRST_DAY.plusDays(40), LotStatus.FREE);
        lot(tea, "T3", FIRST_DAY.plusDays(20), LotStatus.BLOCKED);
        lot(gel, "G1", null, LotStatus.FREE);
        lot(gel, "G2", FIRST_DAY.plusDays(9), LotStatus.FREE);
        for (String code : List.of("CHANGSHA", "ZHENGZHOU")) {
            stores.add(place(code, PlaceType.WAREHOUSE, null));
        }
        for (int i = 0; i < 5; i++) {
            UUID bag = place("BAG-" + i, PlaceType.REP_BAG, null);
            bags.add(bag);
            transitOf.put(bag, place("TRANSIT-" + i, PlaceType.TRANSIT, bag));
        }
        site = place("SITE", PlaceType.CUSTOMER_SITE, null);
        end(Place.SUPPLIER, PlaceType.SUPPLIER);
        end(Place.OPENING, PlaceType.OPENING);
        end(Place.GIVEN, PlaceType.GIVEN);
        end(Place.LOSS, PlaceType.LOSS);
        end(Place.COUNT_DIFFERENCE, PlaceType.COUNT_DIFFERENCE);
        end(Place.ADJUSTMENT, PlaceType.ADJUSTMENT);
    }

    private UUID id() {
        return new UUID(0x7000L, next++);
    }

    private UUID item(String code, Tracking tracking, int shortDays) {
        UUID id = id();
        items.put(id, new ItemFacts(id, code, tracking, shortDays, null, null, null, null, null));
        return id;
    }

    private void lot(UUID item, String number, @Nullable LocalDate expiresOn, LotStatus status) {
        LotFacts lot = new LotFacts(id(), item, number, expiresOn, status);
        lots.put(lot.id(), lot);
        lotsOf.computeIfAbsent(item, i -> new ArrayList<>()).add(lot);
    }

    private UUID place(String code, PlaceType type, @Nullable UUID parent) {
        UUID id = id();
        places.put(id, new PlaceFacts(id, code, type, PlaceState.OPEN, parent, null, null, null));
        return id;
    }

    private void end(UUID id, PlaceType type) {
        places.put(id, new PlaceFacts(id, type.name(), type, PlaceState.OPEN, null, null, null, null));
    }

    List<LotFacts> lotsOf(UUID item) {
        return lotsOf.getOrDefault(item, List.of());
    }
}

package io.kontor.promo.core.report;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.core.allocation.OpenPlans;
import io.kontor.promo.core.store.ReportTables;
import io.kontor.promo.core.store.ReportTables.Spot;
import io.kontor.promo.core.store.ReportTables.Stock;
import io.kontor.promo.core.store.ReportTables.Turnover;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;

/**
 * What warehouses will need for the next 30 days: what went out of them in the last 30, or what is promised already
 * when that is more. Promised are requests that are approved and not picked, or the place's part of the plans that are
 * published, whichever is more: requests carry plans out. Of a plan each place with a threshold for the item gets a
 * part by what went out of it. The same for every caller.
 */
final class Demand {
    /** Days over which the rate of issue is taken, and which are looked ahead. */
    static final int DAYS = 30;

    private static final Set<PlaceType> STORES = EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH);

    private final Map<Spot, Long> lately = new HashMap<>();
    private final Map<Spot, Long> promised = new HashMap<>();

    private Demand() {}

    /** {@return the demand of a day} */
    static Demand on(EntityManager em, LocalDate today) {
        ReportTables all = new ReportTables(em, null, RowScope.ALL);
        Demand demand = new Demand();
        for (Turnover turnover : all.turnover(new DateRange(today.minusDays(DAYS - 1L), today))) {
            demand.lately.merge(turnover.spot(), turnover.out(), Long::sum);
        }
        demand.plans(OpenPlans.on(em, today), all.stock());
        all.openRequests().forEach((spot, units) -> demand.promised.merge(spot, units, Math::max));
        return demand;
    }

    private void plans(Map<UUID, Long> open, List<Stock> stock) {
        Map<UUID, Map<UUID, Long>> weights = new HashMap<>();
        for (Stock part : stock) {
            if (part.lowStock() != null && STORES.contains(part.type())) {
                Spot spot = part.spot();
                weights.computeIfAbsent(spot.itemId(), item -> new HashMap<>())
                        .put(spot.placeId(), lately.getOrDefault(spot, 0L));
            }
        }
        weights.forEach((item, places) -> OpenPlans.share(open.getOrDefault(item, 0L), places)
                .forEach((place, units) -> promised.put(new Spot(place, item), units)));
    }

    /** {@return base units a place will need of an item} */
    long of(Spot spot) {
        return Math.max(lately.getOrDefault(spot, 0L), promised.getOrDefault(spot, 0L));
    }
}

package io.kontor.promo.core.report;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.report.StockAlert;
import io.kontor.promo.core.store.ReportTables;
import io.kontor.promo.core.store.ReportTables.Spot;
import io.kontor.promo.core.store.ReportTables.Stock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Finds what to see to in the present stock. */
final class Alerts {
    /** Days in which expiry is near. */
    static final int AHEAD = 30;

    /** Days goods may be on the way. */
    static final int ON_THE_WAY = 3;

    private static final Set<PlaceType> STORES = EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH);

    private final LocalDate today;
    private final Ages ages;

    Alerts(LocalDate today, Ages ages) {
        this.today = today;
        this.ages = ages;
    }

    /** {@return what to see to on a day, at a place with all below it or at all places in some rows} */
    static List<StockAlert> on(EntityManager em, @Nullable String treePath, RowScope rows, LocalDate today) {
        ReportTables tables = new ReportTables(em, treePath, rows);
        Ages ages = new Ages(today, tables.arrivals(), List.of());
        return new Alerts(today, ages).find(tables.stock(), Demand.on(em, today));
    }

    List<StockAlert> find(List<Stock> stock, Demand demand) {
        List<StockAlert> alerts = new ArrayList<>(low(stock, demand));
        Map<Spot, Long> onTheWay = new LinkedHashMap<>();
        for (Stock part : stock) {
            if (part.onHand() == 0) {
                continue;
            }
            LocalDate until = part.goodUntil();
            if (until != null && until.isBefore(today)) {
                alerts.add(ofLot(StockAlert.Kind.EXPIRED, part));
            } else if (until != null && !until.isAfter(today.plusDays(AHEAD))) {
                alerts.add(ofLot(StockAlert.Kind.EXPIRING, part));
            }
            if (part.type() == PlaceType.TRANSIT) {
                onTheWay.merge(part.spot(), part.onHand(), Long::sum);
            }
        }
        onTheWay.forEach((spot, units) -> {
            LocalDate sent = ages.oldest(spot, units);
            if (sent.isBefore(today.minusDays(ON_THE_WAY))) {
                alerts.add(new StockAlert(
                        StockAlert.Kind.UNCONFIRMED, spot.placeId(), spot.itemId(), null, units, sent, 0));
            }
        });
        return alerts;
    }

    private static StockAlert ofLot(StockAlert.Kind kind, Stock part) {
        return new StockAlert(
                kind, part.spot().placeId(), part.spot().itemId(), part.lotId(), part.onHand(), part.expiresOn(), 0);
    }

    private List<StockAlert> low(List<Stock> stock, Demand demand) {
        Map<Spot, Long> available = new LinkedHashMap<>();
        Map<Spot, Long> thresholds = new HashMap<>();
        for (Stock part : stock) {
            Long low = part.lowStock();
            if (low != null && STORES.contains(part.type())) {
                thresholds.put(part.spot(), low);
                available.merge(part.spot(), part.isGoodOn(today) ? part.onHand() - part.reserved() : 0, Long::sum);
            }
        }
        List<StockAlert> alerts = new ArrayList<>();
        available.forEach((spot, units) -> {
            long threshold = thresholds.getOrDefault(spot, 0L);
            if (units < threshold) {
                long proposal = threshold - units + demand.of(spot);
                alerts.add(new StockAlert(
                        StockAlert.Kind.LOW, spot.placeId(), spot.itemId(), null, units, null, proposal));
            }
        });
        return alerts;
    }
}

package io.kontor.promo.core.report;

import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.report.StockAlert;
import io.kontor.promo.core.store.ReportTables.Spot;
import io.kontor.promo.core.store.ReportTables.Stock;
import io.kontor.promo.core.store.ReportTables.Turnover;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what to see to in the present stock. */
final class Alerts {
    /** Days over which the rate of issue is taken, and in which expiry is near. */
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

    List<StockAlert> find(List<Stock> stock, List<Turnover> lately) {
        List<StockAlert> alerts = new ArrayList<>(low(stock, lately));
        Map<Spot, Long> onTheWay = new LinkedHashMap<>();
        for (Stock part : stock) {
            if (part.onHand() == 0) {
                continue;
            }
            LocalDate until = goodUntil(part);
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

    private static @Nullable LocalDate goodUntil(Stock part) {
        return part.expiresOn() == null ? null : part.expiresOn().minusDays(part.shortDays());
    }

    private static StockAlert ofLot(StockAlert.Kind kind, Stock part) {
        return new StockAlert(
                kind, part.spot().placeId(), part.spot().itemId(), part.lotId(), part.onHand(), part.expiresOn(), 0);
    }

    private List<StockAlert> low(List<Stock> stock, List<Turnover> lately) {
        Map<Spot, Long> out = new HashMap<>();
        lately.forEach(t -> out.merge(t.spot(), t.out(), Long::sum));
        Map<Spot, Long> available = new LinkedHashMap<>();
        Map<Spot, Long> thresholds = new HashMap<>();
        for (Stock part : stock) {
            Long low = part.lowStock();
            if (low != null && STORES.contains(part.type())) {
                thresholds.put(part.spot(), low);
                available.merge(part.spot(), isGood(part) ? part.onHand() - part.reserved() : 0, Long::sum);
            }
        }
        List<StockAlert> alerts = new ArrayList<>();
        available.forEach((spot, units) -> {
            long threshold = thresholds.getOrDefault(spot, 0L);
            if (units < threshold) {
                long proposal = threshold - units + out.getOrDefault(spot, 0L);
                alerts.add(new StockAlert(
                        StockAlert.Kind.LOW, spot.placeId(), spot.itemId(), null, units, null, proposal));
            }
        });
        return alerts;
    }

    private boolean isGood(Stock part) {
        LocalDate until = goodUntil(part);
        return (part.status() == null || part.status() == LotStatus.FREE) && (until == null || !until.isBefore(today));
    }
}

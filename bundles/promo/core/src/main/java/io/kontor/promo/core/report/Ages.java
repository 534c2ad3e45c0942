package io.kontor.promo.core.report;

import io.kontor.promo.api.report.AgingRow;
import io.kontor.promo.core.store.ReportTables.Flow;
import io.kontor.promo.core.store.ReportTables.Spot;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How old stock is when what came last is taken to be there still. */
final class Ages {
    private static final int[] LIMITS = {30, 90, 180, 365};

    private final LocalDate today;
    private final Map<Spot, List<Flow>> inflows = new HashMap<>();
    private final Map<Spot, LocalDate> lastOut = new HashMap<>();

    /** Takes what came, latest first, and what went. */
    Ages(LocalDate today, List<Flow> in, List<Flow> out) {
        this.today = today;
        in.forEach(flow ->
                inflows.computeIfAbsent(flow.spot(), spot -> new ArrayList<>()).add(flow));
        out.forEach(flow -> lastOut.merge(flow.spot(), flow.day(), (a, b) -> a.isAfter(b) ? a : b));
    }

    AgingRow row(Spot spot, long onHand) {
        List<Long> ages = new ArrayList<>(Collections.nCopies(LIMITS.length + 1, 0L));
        long rest = onHand;
        for (Flow flow : inflows.getOrDefault(spot, List.of())) {
            long part = Math.min(rest, flow.quantity());
            int at = bucket(flow.day());
            ages.set(at, ages.get(at) + part);
            rest -= part;
        }
        return new AgingRow(spot.placeId(), spot.itemId(), onHand, lastOut.get(spot), ages);
    }

    private int bucket(LocalDate day) {
        long age = ChronoUnit.DAYS.between(day, today);
        int at = 0;
        while (at < LIMITS.length && age > LIMITS[at]) {
            at++;
        }
        return at;
    }

    /** {@return the day the oldest of what is there came} */
    LocalDate oldest(Spot spot, long onHand) {
        long rest = onHand;
        LocalDate day = today;
        for (Flow flow : inflows.getOrDefault(spot, List.of())) {
            if (rest > 0) {
                day = flow.day();
                rest -= flow.quantity();
            }
        }
        return day;
    }

    /** Longest first: by the share of the oldest, then of the second oldest and so on. */
    static int longestFirst(AgingRow a, AgingRow b) {
        for (int i = a.days().size() - 1; i >= 0; i--) {
            int order = Long.compare(b.days().get(i), a.days().get(i));
            if (order != 0) {
                return order;
            }
        }
        return a.placeId().equals(b.placeId())
                ? a.itemId().compareTo(b.itemId())
                : a.placeId().compareTo(b.placeId());
    }
}

package io.kontor.promo.core.report;

import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.report.StockAlert;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.AlertTable;
import io.kontor.promo.core.store.AlertTable.Known;
import io.kontor.promo.core.store.AlertTable.Matter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells others of what is to be seen to, once when it comes to be so: low stock, lots near or past their last day,
 * goods that nobody confirms. What is over and comes again is told again.
 */
@Component(service = ScheduledJob.class)
public final class StockWatch implements ScheduledJob {
    private static final Duration OFTEN = Duration.ofMinutes(15);
    private static final Tracked TRACKED = Tracked.type("StockAlert");

    private final Transactions transactions;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public StockWatch(@Reference PromoTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "promo.watch-stock";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.every(OFTEN);
    }

    @Override
    public void run(JobContext context) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        transactions.writeUnkeyed(em -> {
            List<StockAlert> alerts = Alerts.on(em, null, RowScope.ALL, today);
            Map<Matter, StockAlert> now = new LinkedHashMap<>();
            alerts.forEach(alert -> now.put(matter(alert), alert));
            follow(em, now);
            return alerts.size();
        });
    }

    private static Matter matter(StockAlert alert) {
        return new Matter(alert.kind(), alert.placeId(), alert.itemId(), alert.lotId());
    }

    private static String event(StockAlert.Kind kind) {
        return switch (kind) {
            case LOW -> "StockLow";
            case EXPIRING -> "LotExpiring";
            case EXPIRED -> "LotExpired";
            case UNCONFIRMED -> "PromoReceiptOverdue";
        };
    }

    private void follow(EntityManager em, Map<Matter, StockAlert> now) {
        AlertTable table = new AlertTable(em);
        Map<Matter, Known> before = new HashMap<>();
        table.known().forEach(known -> before.put(known.matter(), known));
        before.forEach((matter, known) -> {
            if (!now.containsKey(matter)) {
                table.forget(known.id());
            }
        });
        now.forEach((matter, alert) -> {
            if (!before.containsKey(matter)) {
                UUID id = Ids.next();
                table.keep(new Known(id, matter), Instant.ofEpochMilli(clock.millis()));
                transactions
                        .chronicle()
                        .record(
                                em,
                                TRACKED.created(id, null, alert)
                                        .root(alert.placeId())
                                        .event(event(alert.kind()), alert));
            }
        });
    }
}

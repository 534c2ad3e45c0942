package io.kontor.promo.core.stock;

import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.DayBalances;
import io.kontor.promo.core.store.LedgerAudit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the balances of each day that is over, so that those of any day are found fast, and audits the ledger. */
@Component(service = ScheduledJob.class)
public final class NightWork implements ScheduledJob {
    /** Days that are made up for at most. */
    static final int MOST_DAYS = 400;

    private static final Logger LOG = LoggerFactory.getLogger(NightWork.class);

    private final Transactions transactions;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public NightWork(@Reference PromoTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "promo.keep-days";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.dailyAt(LocalTime.of(0, 30));
    }

    @Override
    public void run(JobContext context) {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(1);
        List<LocalDate> days = transactions.read(em -> new DayBalances(em).missing(yesterday, MOST_DAYS));
        for (int i = 0; i < days.size() && !context.cancelled(); i++) {
            LocalDate day = days.get(i);
            transactions.writeUnkeyed(em -> {
                new DayBalances(em).snapshot(day, Instant.ofEpochMilli(clock.millis()));
                return Boolean.TRUE;
            });
            context.progress(i + 1L, days.size());
        }
        long broken = transactions.read(em -> new LedgerAudit(em).broken());
        if (broken > 0) {
            LOG.error("{} balances differ from the sum of their movements", broken);
        }
    }
}

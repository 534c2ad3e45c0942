package io.kontor.promo.core.recall;

import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.LotEntity;
import io.kontor.promo.core.store.RecallTables;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks at all recalls now and then: for goods that moved in the moment in which their lot was recalled, for deadlines
 * a crash left out, and for lots that were recalled before there were tasks.
 */
@Component(service = ScheduledJob.class)
public final class RecallWatch implements ScheduledJob {
    private static final Duration OFTEN = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final RecallBook book;

    /** Over the module's transactions. */
    @Activate
    public RecallWatch(@Reference PromoTransactions transactions, @Reference RecallBook book) {
        this.transactions = transactions.get();
        this.book = book;
    }

    @Override
    public String name() {
        return "promo.watch-recalls";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.every(OFTEN);
    }

    @Override
    public void run(JobContext context) {
        for (UUID lot : transactions.read(em -> new RecallTables(em).unasked())) {
            transactions.writeUnkeyed(em -> {
                LotEntity found = em.find(LotEntity.class, lot);
                if (found != null) {
                    book.marked(em, found.lot(), null);
                }
                return Boolean.TRUE;
            });
        }
        List<UUID> running = transactions.read(em -> new RecallTables(em).running());
        for (int i = 0; i < running.size() && !context.cancelled(); i++) {
            UUID recall = running.get(i);
            transactions.writeUnkeyed(em -> {
                book.reckon(em, recall);
                return Boolean.TRUE;
            });
            context.progress(i + 1L, running.size());
        }
    }
}

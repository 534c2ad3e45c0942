package io.kontor.customer.core.archive;

import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.KeyPersonEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases personal profiles on their day: shortly after midnight, when the module starts, and with the first reading of
 * key persons on a day. In between a profile that is due is not shown.
 */
@Component(
        service = {ProfilePurge.class, ScheduledJob.class},
        immediate = true)
public final class ProfilePurge implements ScheduledJob {
    private static final Logger LOG = LoggerFactory.getLogger(ProfilePurge.class);

    private final Transactions transactions;
    private final Clock clock;
    private final AtomicReference<LocalDate> purged = new AtomicReference<>(LocalDate.MIN);

    /** Erases what became due while the module was away. */
    @Activate
    public ProfilePurge(@Reference CustomerTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
        upTo(LocalDate.now(clock));
    }

    @Override
    public String name() {
        return "customer.erase-profiles";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.dailyAt(LocalTime.of(0, 5));
    }

    @Override
    public void run(JobContext context) {
        upTo(LocalDate.now(clock));
    }

    /** Erases what is due, once a day. */
    void upTo(LocalDate today) {
        LocalDate before = purged.get();
        if (!today.isAfter(before)) {
            return;
        }
        int erased = transactions.writeUnkeyed(em -> {
            List<KeyPersonEntity> due = em.createQuery(
                            "select p from KeyPersonEntity p where p.purgeOn <= :today", KeyPersonEntity.class)
                    .setParameter("today", today)
                    .getResultList();
            for (KeyPersonEntity person : due) {
                person.eraseProfile();
                transactions.chronicle().record(em, Trail.profileErased(person));
            }
            return due.size();
        });
        purged.compareAndSet(before, today);
        if (erased > 0) {
            LOG.info("{} personal profiles erased on their day", erased);
        }
    }
}

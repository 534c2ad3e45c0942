package io.kontor.kernel.core.job;

import io.kontor.kernel.api.job.Deadline;
import io.kontor.kernel.api.job.DeadlineListener;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds of deadlines and marks them late. It tells first and marks then, so that nobody is forgotten. */
@Component(service = ScheduledJob.class)
public final class DeadlineWatch implements ScheduledJob {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final int AT_ONCE = 200;
    private static final String TO_REMIND = "select d from DeadlineEntity d where d.remindAt <= :now"
            + " and d.remindedAt is null and d.settledAt is null order by d.remindAt, d.id";
    private static final String TO_MARK_LATE = "select d from DeadlineEntity d where d.dueAt <= :now"
            + " and d.lateAt is null and d.settledAt is null order by d.dueAt, d.id";

    private final Transactions transactions;
    private final Clock clock;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<DeadlineListener> listeners = List.of();

    /** Over the kernel's transactions. */
    @Activate
    public DeadlineWatch(@Reference KernelTransactions kernel, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "kernel.watch-deadlines";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.every(Duration.ofMinutes(1));
    }

    @Override
    public void run(JobContext context) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        int reminded = each(context, TO_REMIND, now, DeadlineListener::remind, d -> d.remind(now));
        int late = each(context, TO_MARK_LATE, now, DeadlineListener::late, d -> d.late(now));
        context.progress(reminded + (long) late, reminded + (long) late);
    }

    private int each(
            JobContext context,
            String query,
            Instant now,
            BiConsumer<DeadlineListener, Deadline> tell,
            Consumer<DeadlineEntity> mark) {
        int done = 0;
        List<Deadline> some = some(query, now);
        while (!some.isEmpty() && !context.cancelled()) {
            for (Deadline deadline : some) {
                tell(deadline, tell);
                mark(deadline, mark);
            }
            done += some.size();
            some = some(query, now);
        }
        return done;
    }

    private List<Deadline> some(String query, Instant now) {
        return transactions.read(em -> em.createQuery(query, DeadlineEntity.class)
                .setParameter("now", now)
                .setMaxResults(AT_ONCE)
                .getResultStream()
                .map(DeadlineEntity::toDeadline)
                .toList());
    }

    private void tell(Deadline deadline, BiConsumer<DeadlineListener, Deadline> tell) {
        for (DeadlineListener listener : listeners) {
            try {
                if (listener.kind().equals(deadline.data().kind())) {
                    tell.accept(listener, deadline);
                }
            } catch (RuntimeException e) {
                LOG.error("{} failed to hear of a deadline", listener.getClass().getName(), e);
            }
        }
    }

    /** Unless it was moved meanwhile: then it is looked at again. */
    private void mark(Deadline seen, Consumer<DeadlineEntity> mark) {
        UUID id = seen.id();
        transactions.writeUnkeyed(em -> {
            DeadlineEntity deadline = em.find(DeadlineEntity.class, id);
            if (deadline != null && deadline.toDeadline().version() == seen.version()) {
                mark.accept(deadline);
            }
            return true;
        });
    }
}

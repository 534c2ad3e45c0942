package io.kontor.kernel.core.job;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues recurring jobs when they are due. Karaf's scheduler only gives the beat: when a job is due is in the database,
 * where all nodes see it, so that each time is queued once and a missed one is made up for.
 */
@Component(
        service = Runnable.class,
        immediate = true,
        property = {"scheduler.period:Long=5", "scheduler.concurrent:Boolean=false", "scheduler.name=kontor-agenda"})
public final class Agenda implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private final Transactions transactions;
    private final JobRunner runner;
    private final Clock clock;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<ScheduledJob> recurring = List.of();

    /** Over the kernel's transactions. */
    @Activate
    public Agenda(@Reference KernelTransactions kernel, @Reference JobRunner runner, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = Instant.ofEpochMilli(clock.millis());
        for (ScheduledJob job : recurring) {
            try {
                if (transactions.writeUnkeyed(em -> queue(em, job, now))) {
                    runner.wake();
                }
            } catch (KontorException e) {
                // another node was faster, or the database is away; the next beat will tell
                LOG.debug("Job {} was not queued", job.name(), e);
            } catch (RuntimeException e) {
                LOG.error("Job {} cannot be queued", job.name(), e);
            }
        }
    }

    private boolean queue(EntityManager em, ScheduledJob job, Instant now) {
        Instant next = job.recurrence().next(now, clock.getZone());
        ScheduleEntity schedule = em.find(ScheduleEntity.class, job.name());
        if (schedule == null) {
            em.persist(new ScheduleEntity(job.name(), next));
            return false;
        }
        if (now.isBefore(schedule.nextAt())) {
            schedule.notAfter(next);
            return false;
        }
        if (isRunning(em, schedule.lastRun())) {
            return false;
        }
        JobRunEntity run = new JobRunEntity(Ids.next(), job.name(), "{}", Actor.SYSTEM.id(), now);
        em.persist(run);
        schedule.ran(run.id(), next);
        return true;
    }

    private static boolean isRunning(EntityManager em, @Nullable UUID run) {
        return run != null
                && new JobRunRepository(em)
                        .find(run)
                        .filter(r -> !r.state().isFinal())
                        .isPresent();
    }
}

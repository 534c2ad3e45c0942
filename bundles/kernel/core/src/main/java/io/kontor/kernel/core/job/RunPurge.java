package io.kontor.kernel.core.job;

import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets runs: after 90 days, and after 3 days those of recurring jobs that went well. */
@Component(service = ScheduledJob.class)
public final class RunPurge implements ScheduledJob {
    static final Duration KEPT = Duration.ofDays(90);
    static final Duration ROUTINE_KEPT = Duration.ofDays(3);

    private final Transactions transactions;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public RunPurge(@Reference KernelTransactions kernel, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "kernel.purge-job-runs";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.every(Duration.ofHours(6));
    }

    @Override
    public void run(JobContext context) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        int purged = transactions.writeUnkeyed(
                em -> new JobRunRepository(em).purge(now.minus(KEPT), now.minus(ROUTINE_KEPT), Actor.SYSTEM.id()));
        context.progress(purged, purged);
    }
}

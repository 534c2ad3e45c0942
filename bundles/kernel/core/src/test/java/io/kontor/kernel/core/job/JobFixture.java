package io.kontor.kernel.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Nodes over one database; each does a round when told, and leases run out when the clock says so. */
final class JobFixture implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(30);

    final KernelFixture database;
    final JobRunner node;
    final JobRunner otherNode;
    final JpaJobs jobs;
    volatile boolean room = true;
    private final List<JobRunner> nodes = new ArrayList<>();

    JobFixture(KernelFixture database) {
        this.database = database;
        node = node();
        otherNode = node();
        jobs = new JpaJobs(database.kernel(), node, database.clock());
    }

    JobRunner node() {
        JobRunner runner = new JobRunner(database.kernel().transactions(), () -> room, 2, LEASE, em -> database.clock()
                .instant());
        nodes.add(runner);
        return runner;
    }

    UUID submit(String job) {
        UUID id = Ids.next();
        KernelFixture.asSystem(() -> jobs.submit(id, job, "{\"a\":1}"));
        return id;
    }

    JobRun run(UUID id) {
        return KernelFixture.asSystem(() -> jobs.find(id).orElseThrow());
    }

    /** Lets nodes do their rounds until a run is where it should be. */
    JobRun until(UUID id, JobRun.State state, JobRunner... those) {
        until(() -> {
            for (JobRunner runner : those) {
                runner.crew().round();
            }
            return run(id).state() == state;
        });
        return run(id);
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        nodes.forEach(JobRunner::stop);
    }
}

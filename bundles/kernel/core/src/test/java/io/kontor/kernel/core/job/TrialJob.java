package io.kontor.kernel.core.job;

import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A handler that does what its test wants and remembers its attempts. */
final class TrialJob implements JobHandler {
    static final String NAME = "trial.work";

    final List<JobContext> attempts = Collections.synchronizedList(new ArrayList<>());
    private final Consumer<JobContext> work;

    TrialJob(Consumer<JobContext> work) {
        this.work = work;
    }

    /** {@return a handler that does nothing} */
    static TrialJob idle() {
        return new TrialJob(context -> {});
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobContext context) {
        attempts.add(context);
        work.accept(context);
    }

    /** Works until told otherwise. */
    static void untilCancelled(JobContext context) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!context.cancelled() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}

package io.kontor.kernel.core.job;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.job.JobHandler;
import io.kontor.kernel.api.job.JobRun.State;
import io.kontor.kernel.core.job.RunningJob.Stop;
import io.kontor.kernel.core.security.CurrentRights;
import io.kontor.kernel.jpa.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of this node's jobs: one that keeps the leases, and those that do the work. */
final class JobCrew {
    private static final Logger LOG = LoggerFactory.getLogger(JobCrew.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final Transactions transactions;
    private final JobLedger ledger;
    private final BooleanSupplier room;
    private final int parallel;
    private final long renewEvery;
    private final Map<String, JobHandler> handlers;
    private final Map<UUID, RunningJob> running = new ConcurrentHashMap<>();
    private final Map<String, Long> ended = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final Semaphore work = new Semaphore(0);
    private final Thread keeper = new Thread(this::keep, "kontor-jobs");
    private volatile boolean stopping;
    private long renewed = System.nanoTime();

    JobCrew(
            Transactions transactions,
            JobLedger ledger,
            BooleanSupplier room,
            int parallel,
            Duration lease,
            Map<String, JobHandler> handlers) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.room = room;
        this.parallel = parallel;
        this.renewEvery = JobRunner.nanos(lease) / 3;
        this.handlers = handlers;
        workers = Executors.newFixedThreadPool(parallel, task -> {
            Thread thread = new Thread(task, "kontor-job");
            thread.setDaemon(true);
            return thread;
        });
        keeper.setDaemon(true);
    }

    void start() {
        keeper.start();
    }

    void wake() {
        work.release();
    }

    int running() {
        return running.size();
    }

    /** {@return how many runs ended here, by what came of them} */
    Map<String, Long> ended() {
        return Map.copyOf(ended);
    }

    private void count(String outcome) {
        ended.merge(outcome, 1L, Long::sum);
    }

    void cancel(UUID id) {
        RunningJob run = running.get(id);
        if (run != null) {
            run.stop(Stop.CANCELLED);
        }
    }

    /** Has the runs of some jobs stop, and waits until they have. */
    void suspend(Collection<String> jobs, Duration patience) {
        suspend(run -> jobs.contains(run.job()), patience);
    }

    private void suspend(Predicate<RunningJob> which, Duration patience) {
        long end = System.nanoTime() + JobRunner.nanos(patience);
        synchronized (running) {
            running.values().stream().filter(which).forEach(run -> run.stop(Stop.SUSPENDED));
            while (running.values().stream().anyMatch(which) && System.nanoTime() - end < 0) {
                try {
                    running.wait(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
        running.values().stream()
                .filter(which)
                .forEach(run -> LOG.warn("Job {} {} did not stop in time", run.job(), run.id()));
    }

    void stop(Duration patience) {
        stopping = true;
        wake();
        suspend(run -> true, patience);
        workers.shutdownNow();
    }

    private void keep() {
        while (!stopping) {
            try {
                round();
            } catch (RuntimeException e) {
                // the database is away; leases that cannot be renewed are lost by themselves
                LOG.debug("Jobs wait for the database", e);
            }
            await();
        }
    }

    private void await() {
        try {
            if (work.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Renews what runs, hears what is cancelled, takes what waits. */
    void round() {
        boolean due = System.nanoTime() - renewed >= renewEvery;
        for (RunningJob run : running.values()) {
            if (due || run.hasNews()) {
                renew(run);
            }
        }
        if (due) {
            renewed = System.nanoTime();
        }
        ledger.cancelling(List.copyOf(running.keySet())).forEach(this::cancel);
        if (!room.getAsBoolean()) {
            // long work fills disks; it goes on from its checkpoints when there is room again
            running.values().forEach(run -> run.stop(Stop.SUSPENDED));
            return;
        }
        int free = parallel - running.size();
        if (free > 0 && !stopping) {
            ledger.lease(Set.copyOf(handlers.keySet()), free).forEach(this::begin);
        }
    }

    private void renew(RunningJob run) {
        run.newsIsTold();
        if (!ledger.renew(run) && running.containsKey(run.id())) {
            run.stop(Stop.LOST);
        }
    }

    private void begin(RunningJob run) {
        running.put(run.id(), run);
        workers.execute(() -> {
            try {
                work(run);
            } catch (RuntimeException e) {
                LOG.warn("The end of job {} {} is not written down; it is tried again", run.job(), run.id(), e);
            } finally {
                synchronized (running) {
                    // what is suspended may have been taken again meanwhile
                    running.remove(run.id(), run);
                    running.notifyAll();
                }
                wake();
            }
        });
    }

    private void work(RunningJob run) {
        JobHandler handler = handlers.get(run.job());
        if (handler == null || stopping) {
            ledger.suspend(run);
            return;
        }
        try {
            call(run).run(() -> {
                handler.run(run);
                return true;
            });
            ended(run);
        } catch (KontorException refusal) {
            LOG.info("Job {} {} was refused: {}", run.job(), run.id(), refusal.getMessage());
            if (!wasStopped(run)) {
                count("refused");
                ledger.refused(run, refusal);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Job {} {} broke down in attempt {}", run.job(), run.id(), run.attempt(), e);
            if (!wasStopped(run)) {
                count("broke_down");
                ledger.brokeDown(run, "JOB_BROKE_DOWN", e.getClass().getName());
            }
        }
    }

    private Call call(RunningJob run) {
        return transactions
                .read(em -> CurrentRights.call(em, run.startedBy(), run.permissions(), "job-" + run.id()))
                .orElseThrow(() -> KontorException.of(ProblemKind.FORBIDDEN, "JOB_ACTOR_GONE"));
    }

    /** A handler that never asked whether to stop came to its end. */
    private void ended(RunningJob run) {
        if (!run.hasHeard() || !wasStopped(run)) {
            count("succeeded");
            ledger.finish(run, State.SUCCEEDED);
        }
    }

    /**
     * {@return whether the run was stopped from outside, and writes down how; what it throws then counts for nothing}
     */
    private boolean wasStopped(RunningJob run) {
        Stop stop = run.stopping();
        if (stop == Stop.CANCELLED) {
            count("cancelled");
            ledger.finish(run, State.CANCELLED);
        } else if (stop == Stop.SUSPENDED) {
            count("suspended");
            ledger.suspend(run);
        }
        return stop != null;
    }
}

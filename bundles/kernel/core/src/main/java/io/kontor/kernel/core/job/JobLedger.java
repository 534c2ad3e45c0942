package io.kontor.kernel.core.job;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.JobRun.State;
import io.kontor.kernel.jpa.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * What a node writes down of the runs it works on: each entry is one transaction, and none overwrites another node's.
 */
final class JobLedger {
    private static final int MOST_DETAIL = 1_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final LeaseTime time;
    private final Duration leaseLength;

    JobLedger(Transactions transactions, LeaseTime time, Duration leaseLength) {
        this.transactions = transactions;
        this.time = time;
        this.leaseLength = leaseLength;
    }

    /** {@return runs of these jobs that are now this node's, at most so many} */
    List<RunningJob> lease(Collection<String> jobs, int most) {
        List<JobRunEntity> seen = transactions.read(em -> new JobRunRepository(em).available(jobs, time.now(em), most));
        List<RunningJob> mine = new ArrayList<>();
        for (JobRunEntity run : seen) {
            RunningJob.Progress progress =
                    new RunningJob.Progress(run.toRun().done(), run.toRun().total());
            if (write(em -> new JobRunRepository(em).lease(run, time.now(em), leaseLength))) {
                RunningJob taken = new RunningJob(run, progress, this);
                if (taken.breakdowns() < JobRun.MAX_ATTEMPTS) {
                    mine.add(taken);
                } else {
                    fail(taken, "JOB_BROKE_DOWN", "its nodes went away in the middle of it");
                }
            }
        }
        return mine;
    }

    /** {@return whether the run is still this node's} */
    boolean renew(RunningJob run) {
        return write(em -> renew(em, run));
    }

    private boolean renew(EntityManager em, RunningJob run) {
        RunningJob.Progress progress = run.progress();
        return new JobRunRepository(em)
                .renew(run.lease(), time.now(em).plus(leaseLength), progress.done(), progress.total());
    }

    boolean checkpoint(RunningJob run, String state) {
        return write(em -> renew(em, run) && new JobRunRepository(em).checkpoint(run.lease(), state));
    }

    List<UUID> cancelling(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : transactions.read(em -> new JobRunRepository(em).cancelling(ids));
    }

    void finish(RunningJob run, State state) {
        write(em -> renew(em, run) && new JobRunRepository(em).finish(run.lease(), state, time.now(em), null, null));
    }

    /** Ends a run with a refusal, or leaves it for another attempt when the refusal may pass. */
    void refused(RunningJob run, KontorException refusal) {
        String detail = refusal.getMessage();
        if (refusal.kind() == ProblemKind.UNAVAILABLE) {
            brokeDown(run, refusal.code(), detail);
        } else {
            fail(run, refusal.code(), detail);
        }
    }

    private void fail(RunningJob run, String code, @Nullable String detail) {
        write(em -> new JobRunRepository(em).finish(run.lease(), State.FAILED, time.now(em), code, shortened(detail)));
    }

    /** Leaves a run for another attempt after a pause that doubles, unless that was the last one. */
    void brokeDown(RunningJob run, String code, @Nullable String detail) {
        int breakdowns = run.breakdowns() + 1;
        if (breakdowns >= JobRun.MAX_ATTEMPTS) {
            fail(run, code, detail);
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(breakdowns - 1, 10));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        write(em -> new JobRunRepository(em)
                .release(run.lease(), time.now(em).plus(bounded), breakdowns, code, shortened(detail)));
    }

    /** Gives a run back as it is, for this node or its module goes. */
    void suspend(RunningJob run) {
        write(em -> renew(em, run)
                && new JobRunRepository(em).release(run.lease(), time.now(em), run.breakdowns(), null, null));
    }

    private static @Nullable String shortened(@Nullable String detail) {
        return detail == null || detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL);
    }

    private boolean write(Function<EntityManager, Boolean> work) {
        return transactions.writeUnkeyed(work);
    }
}

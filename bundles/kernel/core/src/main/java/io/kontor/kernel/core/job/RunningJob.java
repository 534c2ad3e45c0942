package io.kontor.kernel.core.job;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobRun.State;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run this node works on. Its own thread tells of it; the thread that keeps the leases tells it to stop. */
final class RunningJob implements JobContext {
    static final int MOST_TEXT = 100_000;

    private final Lease lease;
    private final String job;
    private final String parameters;
    private final int attempt;
    private final int breakdowns;
    private final UUID startedBy;
    private final Set<String> permissions;
    private final JobLedger ledger;
    private volatile @Nullable String checkpoint;
    private volatile Progress progress;
    /** Progress that is written down, which only the thread that keeps the leases asks. */
    private @Nullable Progress told;

    private volatile @Nullable Stop stop;
    private volatile boolean heardOfStop;

    /** Why a run stops before its end. */
    enum Stop {
        /** Somebody wants it over. */
        CANCELLED,
        /** The node or the module goes; it is resumed later. */
        SUSPENDED,
        /** Another node works on it. */
        LOST
    }

    record Progress(long done, long total) {}

    RunningJob(JobRunEntity run, Progress progress, JobLedger ledger) {
        // the entity was read before the lease was given
        lease = new Lease(run.id(), run.leaseNo() + 1);
        attempt = run.attempts() + 1;
        breakdowns = run.breakdowns() + (run.state() == State.RUNNING ? 1 : 0);
        job = run.job();
        parameters = run.parameters();
        startedBy = run.startedBy();
        permissions = run.permissions();
        checkpoint = run.checkpoint();
        stop = run.isCancelling() ? Stop.CANCELLED : null;
        this.progress = progress;
        this.ledger = ledger;
    }

    Lease lease() {
        return lease;
    }

    String job() {
        return job;
    }

    int breakdowns() {
        return breakdowns;
    }

    UUID startedBy() {
        return startedBy;
    }

    Set<String> permissions() {
        return permissions;
    }

    Progress progress() {
        return progress;
    }

    /** {@return whether there is progress that nobody was told of} */
    boolean hasNews() {
        return !progress.equals(told);
    }

    void newsIsTold() {
        told = progress;
    }

    /** The first reason counts, but for a lease that is lost. */
    void stop(Stop reason) {
        if (stop == null || reason == Stop.LOST) {
            stop = reason;
        }
    }

    /** {@return why it is to stop, null when it is not} */
    @Nullable
    Stop stopping() {
        return stop;
    }

    /** {@return whether the handler has heard that it is to stop} */
    boolean hasHeard() {
        return heardOfStop;
    }

    @Override
    public UUID id() {
        return lease.run();
    }

    @Override
    public String parameters() {
        return parameters;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    @Override
    public void checkpoint(String state) {
        new Violations().text("checkpoint", state, MOST_TEXT).throwIfAny();
        if (!ledger.checkpoint(this, state)) {
            stop(Stop.LOST);
            throw KontorException.of(ProblemKind.CONFLICT, "JOB_LEASE_LOST");
        }
        checkpoint = state;
    }

    @Override
    public void progress(long done, long total) {
        progress = new Progress(done, total);
    }

    @Override
    public boolean cancelled() {
        boolean stopped = stop != null;
        heardOfStop |= stopped;
        return stopped;
    }
}

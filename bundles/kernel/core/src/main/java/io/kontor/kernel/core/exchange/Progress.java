package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.ImportRun.State;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.Jobs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes what is stored of a run with what its module and its job know while it goes on. */
final class Progress {
    private final ImportRuns runs;
    private final Importers importers;
    private final Jobs jobs;

    Progress(ImportRuns runs, Importers importers, Jobs jobs) {
        this.runs = runs;
        this.importers = importers;
        this.jobs = jobs;
    }

    ImportRun of(ImportRun run) {
        if (run.state() == State.DONE || run.state() == State.REVERTED) {
            return run;
        }
        Optional<JobRun> job = Call.system("import").run(() -> jobs.find(run.jobId()));
        if (job.map(j -> j.state().isFinal()).orElse(true)) {
            // a job tells its run before it ends: what was read of the run may be older than that
            ImportRun now = runs.find(run.id()).orElse(run);
            if (now.version() != run.version()) {
                return of(now);
            }
        }
        Optional<Importer> importer = importers.find(run.target());
        ImportCounts counts = importer.map(i -> i.counts(run.id())).orElse(run.counts());
        boolean reverting = run.state() == State.REVERTING;
        RevertCounts revert =
                reverting ? importer.map(i -> i.reverted(run.id())).orElse(run.revert()) : run.revert();
        return with(
                run,
                state(run.state(), job),
                counts,
                revert,
                job.map(JobRun::problemCode).orElse(null));
    }

    /** A job that came to its end without telling the run, or that is gone, has failed, or was stopped. */
    private static State state(State stored, Optional<JobRun> job) {
        return switch (job.map(JobRun::state).orElse(JobRun.State.FAILED)) {
            case FAILED, SUCCEEDED -> State.FAILED;
            case CANCELLED -> State.CANCELLED;
            default -> stored;
        };
    }

    private static ImportRun with(
            ImportRun run,
            State state,
            ImportCounts counts,
            @Nullable RevertCounts revert,
            @Nullable String problemCode) {
        return new ImportRun(
                run.id(),
                run.version(),
                run.target(),
                run.format(),
                state,
                run.options(),
                run.columns(),
                run.total(),
                counts,
                revert,
                run.jobId(),
                problemCode,
                run.createdAt(),
                run.startedBy());
    }
}

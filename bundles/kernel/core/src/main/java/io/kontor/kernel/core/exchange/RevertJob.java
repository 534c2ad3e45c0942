package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the changes of a run back, a step at a time; what is left to do, the module's own tables say. */
@Component
public final class RevertJob implements JobHandler {
    static final String NAME = "kernel.revert-import";

    private final ImportRuns runs;
    private final Importers importers;

    /** Takes runs and importers. */
    @Activate
    public RevertJob(@Reference ImportRuns runs, @Reference Importers importers) {
        this.runs = runs;
        this.importers = importers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobContext context) {
        ImportRun run = runs.ofJob(ImportJob.runOf(context));
        if (run.state() != ImportRun.State.REVERTING) {
            return;
        }
        Importer importer = importers.of(run.target());
        RevertCounts counts = importer.reverted(run.id());
        while (counts.left() > 0) {
            if (context.cancelled()) {
                return;
            }
            counts = importer.revert(run.id());
            context.progress(counts.changes() - counts.left(), counts.changes());
        }
        RevertCounts done = counts;
        runs.advance(run.id(), entity -> {
            entity.counts(importer.counts(run.id()));
            entity.reverted(done);
            entity.state(ImportRun.State.REVERTED);
        });
    }
}

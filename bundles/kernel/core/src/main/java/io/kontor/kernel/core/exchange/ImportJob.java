package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobHandler;
import io.kontor.kernel.jpa.ImportLedger;
import io.kontor.kernel.jpa.StoredJson;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Hands the rows of a file to its importer, a step at a time. Where it is, the module's own tables say, so it needs no
 * checkpoint: after a crash it passes over as many rows as they have.
 */
@Component
public final class ImportJob implements JobHandler {
    static final String NAME = "kernel.import";

    /** Rows of a step: few enough for Derby to lock rows instead of tables. */
    private static final int STEP = 500;

    private final ImportRuns runs;
    private final Importers importers;

    /** Takes runs and importers. */
    @Activate
    public ImportJob(@Reference ImportRuns runs, @Reference Importers importers) {
        this.runs = runs;
        this.importers = importers;
    }

    /** What the job is told. */
    record Parameters(UUID run) {}

    static String parameters(UUID run) {
        return StoredJson.write(new Parameters(run));
    }

    static UUID runOf(JobContext context) {
        return StoredJson.read(context.parameters(), Parameters.class).run();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobContext context) {
        ImportRun run = runs.ofJob(runOf(context));
        if (run.state() != ImportRun.State.QUEUED && run.state() != ImportRun.State.RUNNING) {
            return;
        }
        Importer importer = importers.of(run.target());
        ImportPlan plan = ImportFile.plan(run.id(), run.options(), run.columns());
        importer.check(plan);
        runs.advance(run.id(), entity -> entity.state(ImportRun.State.RUNNING));
        try (ImportFile file = ImportFile.open(run.format(), runs.file(run.id()))) {
            List<String> keys = ImportFile.keys(importer.columns(), run.columns());
            Rows rows = file.rows(run.columns(), keys, run.options().nullText());
            if (!read(rows, new Step(importer, plan), context, run)) {
                return;
            }
        }
        ImportCounts counts = importer.counts(run.id());
        runs.advance(run.id(), entity -> {
            entity.counts(counts);
            entity.state(ImportRun.State.DONE);
        });
    }

    /** {@return whether all rows were read; false when the job has to stop} */
    private static boolean read(Rows rows, Step step, JobContext context, ImportRun run) {
        int total = run.total() == null ? -1 : run.total();
        for (int skipped = 0; skipped < step.position(); skipped++) {
            rows.next();
        }
        List<ImportRow> batch = batch(rows);
        while (!batch.isEmpty()) {
            if (context.cancelled()) {
                return false;
            }
            step.apply(batch);
            context.progress(step.position(), total);
            batch = batch(rows);
        }
        return true;
    }

    private static List<ImportRow> batch(Rows rows) {
        List<ImportRow> batch = new ArrayList<>();
        while (batch.size() < STEP) {
            ImportRow row = rows.next();
            if (row == null) {
                break;
            }
            batch.add(row);
        }
        return batch;
    }

    /** Applies steps one after the other. */
    static final class Step {
        private final Importer importer;
        private final ImportPlan plan;
        private ImportCounts counts;

        Step(Importer importer, ImportPlan plan) {
            this.importer = importer;
            this.plan = plan;
            this.counts = importer.counts(plan.run());
        }

        int position() {
            return counts.rows();
        }

        /**
         * Applies rows together. When somebody else takes one of their unique values at that moment, they are applied
         * one by one, and the one that lost is refused.
         */
        void apply(List<ImportRow> rows) {
            try {
                counts = importer.apply(plan, counts.rows(), rows);
            } catch (KontorException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
                rows.forEach(this::apply);
            }
        }

        private void apply(ImportRow row) {
            try {
                counts = importer.apply(plan, counts.rows(), List.of(row));
            } catch (KontorException e) {
                if (!isLostRace(e)) {
                    throw e;
                }
                ImportRow refused = new ImportRow(row.number(), row.cells(), ImportLedger.violations(e));
                counts = importer.apply(plan, counts.rows(), List.of(refused));
            }
        }

        private static boolean isLostRace(KontorException e) {
            return e.kind() == ProblemKind.CONFLICT && !"IMPORT_POSITION".equals(e.code());
        }
    }
}

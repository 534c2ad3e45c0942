package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.ExportRun;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobHandler;
import io.kontor.kernel.api.query.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the file of an export; after a crash from the beginning. */
@Component
public final class ExportJob implements JobHandler {
    static final String NAME = "kernel.export";

    private final ExportRuns runs;
    private final Exporters exporters;

    /** Takes runs and exporters. */
    @Activate
    public ExportJob(@Reference ExportRuns runs, @Reference Exporters exporters) {
        this.runs = runs;
        this.exporters = exporters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobContext context) {
        UUID id = context.id();
        ExportRun run = runs.find(id).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        Exporter exporter = exporters.of(run.target());
        ExportFile file = new ExportFile(exporter, run.order(), runs.locale(id));
        Page<List<@Nullable Object>> first = file.first();
        Long counted = first.total();
        long total = counted == null ? -1 : counted;
        exporter.exported(run.order(), total);
        runs.advance(id, entity -> entity.state(ExportRun.State.RUNNING));
        AtomicLong rows = new AtomicLong();
        try (OutputStream out = runs.writer(id)) {
            boolean all = file.write(first, out, written -> {
                rows.set(written);
                context.progress(written, total);
                return !context.cancelled();
            });
            if (!all) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runs.done(id, rows.get());
    }
}

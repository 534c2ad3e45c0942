package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.Download;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportRun;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.Exports;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.query.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports: few rows at once, many as a job. */
@Component
public final class JpaExports implements Exports {
    private static final String READ = "kernel:export:read";

    private final ExportRuns runs;
    private final Exporters exporters;
    private final Jobs jobs;

    /** Takes runs and exporters. */
    @Activate
    public JpaExports(@Reference ExportRuns runs, @Reference Exporters exporters, @Reference Jobs jobs) {
        this.runs = runs;
        this.exporters = exporters;
        this.jobs = jobs;
    }

    @Override
    public List<ExportTarget> targets() {
        Call call = Call.current();
        return exporters.all().stream()
                .map(Exporter::target)
                .filter(t -> call.actor().access(t.permission()).isPresent())
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    @Override
    public List<TableColumn> columns(String target) {
        return permitted(target).columns();
    }

    private Exporter permitted(String target) {
        Call.current();
        Exporter exporter = exporters.get(target);
        Call.require(exporter.target().permission());
        return exporter;
    }

    @Override
    public Started start(String target, ExportOrder order) {
        Exporter exporter = permitted(target);
        ExportFile file = new ExportFile(exporter, order, Call.current().locale());
        Page<List<@Nullable Object>> first = file.first();
        Long total = first.total();
        if (total == null || total > MAX_DIRECT || Boolean.TRUE.equals(order.later())) {
            return new Started(null, runs.create(target, order, run -> jobs.submit(run.id(), ExportJob.NAME, "{}")));
        }
        exporter.exported(order, total);
        return new Started(
                new Written(target, order.formatOrCsv(), out -> file.write(first, out, written -> true)), null);
    }

    @Override
    public Optional<ExportRun> find(UUID id) {
        Call call = Call.current();
        // before the run: a job tells its run of the end before it ends itself
        Optional<JobRun> job = Call.system("export").run(() -> jobs.find(id));
        return runs.find(id)
                .filter(run -> run.startedBy().equals(call.actor().id())
                        || call.actor().access(READ).isPresent())
                .map(run -> withJob(run, job));
    }

    /** A job that came to its end without telling the run has failed, or was stopped. */
    private static ExportRun withJob(ExportRun run, Optional<JobRun> job) {
        if (run.state() == ExportRun.State.DONE || run.state() == ExportRun.State.EXPIRED) {
            return run;
        }
        ExportRun.State state =
                switch (job.map(JobRun::state).orElse(JobRun.State.FAILED)) {
                    case FAILED, SUCCEEDED -> ExportRun.State.FAILED;
                    case CANCELLED -> ExportRun.State.CANCELLED;
                    default -> run.state();
                };
        return new ExportRun(
                run.id(),
                run.version(),
                run.target(),
                run.order(),
                state,
                job.map(JobRun::done).orElse(0L),
                job.map(JobRun::problemCode).orElse(null),
                run.createdAt(),
                run.expiresAt(),
                run.startedBy());
    }

    @Override
    public Download content(UUID id) {
        ExportRun run = find(id).filter(
                        r -> r.startedBy().equals(Call.current().actor().id()))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        Call.require(exporters.of(run.target()).target().permission());
        if (run.state() != ExportRun.State.DONE) {
            throw KontorException.of(ProblemKind.CONFLICT, "EXPORT_NOT_READY").with("state", run.state());
        }
        return new Written(run.target(), run.order().formatOrCsv(), out -> {
            try (InputStream file = runs.file(id).open()) {
                file.transferTo(out);
            }
        });
    }

    /** Writes a file. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** A file made while it is written. */
    private record Written(String target, TableFormat format, Writing writing) implements Download {
        @Override
        public String fileName() {
            return target + "." + format.extension();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            writing.to(out);
        }
    }
}

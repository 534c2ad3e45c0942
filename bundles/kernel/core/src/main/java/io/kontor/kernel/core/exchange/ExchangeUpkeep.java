package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes the files of exports after a day, and forgets imports, their files and images after 30 days. */
@Component(service = ScheduledJob.class)
public final class ExchangeUpkeep implements ScheduledJob {
    static final Duration REVERTIBLE = Duration.ofDays(30);

    private final ImportRuns imports;
    private final ExportRuns exports;
    private final Importers importers;
    private final Clock clock;

    /** Takes the runs. */
    @Activate
    public ExchangeUpkeep(
            @Reference ImportRuns imports,
            @Reference ExportRuns exports,
            @Reference Importers importers,
            @Reference Clock clock) {
        this.imports = imports;
        this.exports = exports;
        this.importers = importers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "kernel.exchange-upkeep";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.every(Duration.ofHours(1));
    }

    @Override
    public void run(JobContext context) {
        exports.expire();
        for (ImportRun run : imports.before(clock.instant().minus(REVERTIBLE))) {
            if (context.cancelled()) {
                return;
            }
            // a stopped module remembers, so its runs wait
            importers.find(run.target()).ifPresent(importer -> {
                importer.forget(run.id());
                imports.delete(run.id());
            });
        }
    }
}

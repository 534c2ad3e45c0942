package io.kontor.kernel.operations.internal.health;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether jobs come to their end: what failed within a day is told, and what nobody took over although its lease ran
 * out. Requests are answered all the same, so the node stays ready.
 */
@Component(property = {"hc.name=jobs", "hc.tags=ready"})
public final class JobsCheck implements HealthCheck {
    static final Duration TOLD = Duration.ofDays(1);
    /** So much later than its end a lease is noticed by another node for certain. */
    static final Duration OVERDUE = Duration.ofMinutes(2);

    private final Jobs jobs;
    private final Clock clock;

    /** Over the jobs of all nodes. */
    @Activate
    public JobsCheck(@Reference Jobs jobs, @Reference Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Page<JobRun> failed = find("state eq FAILED and finishedAt gt " + now.minus(TOLD));
        if (!failed.items().isEmpty()) {
            log.warn("{} jobs failed within a day: {}", failed.total(), names(failed));
        }
        Page<JobRun> overdue = find("state eq RUNNING and leasedUntil lt " + now.minus(OVERDUE));
        if (!overdue.items().isEmpty()) {
            log.warn("{} jobs lost their node and found no other: {}", overdue.total(), names(overdue));
        }
        log.info("jobs are looked after");
        return new Result(log);
    }

    private Page<JobRun> find(String filter) {
        ListQuery query = ListQuery.of(filter, null, null, null, true);
        return Call.system("health").run(() -> jobs.list(query));
    }

    private static String names(Page<JobRun> runs) {
        return runs.items().stream()
                .map(run -> run.problemCode() == null ? run.job() : run.job() + " (" + run.problemCode() + ")")
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }
}

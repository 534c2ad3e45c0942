package io.kontor.kernel.core.job;

import io.kontor.kernel.api.job.JobHandler;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.api.operation.Metric;
import io.kontor.kernel.api.operation.MetricSource;
import io.kontor.kernel.api.operation.StorageGuard;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the runs whose handlers are here. One thread takes runs, keeps their leases and hears of cancelled ones; a
 * few threads do the work, so that long jobs never starve the rest of the node.
 */
@Component(
        service = {JobRunner.class, MetricSource.class},
        immediate = true,
        configurationPid = "io.kontor.jobs")
@Designate(ocd = JobRunner.Config.class)
public final class JobRunner implements MetricSource {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Map<String, JobHandler> handlers = new ConcurrentHashMap<>();
    private final JobCrew crew;

    /** Settings of the jobs of this node. */
    @ObjectClassDefinition(name = "Kontor jobs", description = "How this node works on jobs.")
    @interface Config {
        @AttributeDefinition(description = "Runs this node works on at once, 1 to 16.", min = "1", max = "16")
        int parallel() default 2;

        @AttributeDefinition(
                description = "Seconds after which another node takes over the runs of one that is gone, 5 to 600.",
                min = "5",
                max = "600")
        int lease_seconds() default 30;
    }

    /** Begins to take runs. */
    @Activate
    public JobRunner(@Reference KernelTransactions kernel, @Reference StorageGuard storage, Config config) {
        this(
                kernel.transactions(),
                () -> !storage.room().isLow(),
                within("parallel", config.parallel(), 1, 16),
                Duration.ofSeconds(within("lease.seconds", config.lease_seconds(), 5, 600)),
                LeaseTime.OF_DATABASE);
        crew.start();
    }

    JobRunner(Transactions transactions, BooleanSupplier room, int parallel, Duration lease, LeaseTime time) {
        crew = new JobCrew(transactions, new JobLedger(transactions, time, lease), room, parallel, lease, handlers);
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /** Its runs can be taken from now on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(JobHandler handler) {
        JobHandler other = handlers.putIfAbsent(handler.name(), handler);
        if (other != null && other != handler) {
            LOG.error("There are two handlers of job {}; {} is left out", handler.name(), handler.getClass());
        }
        crew.wake();
    }

    /** Its runs are suspended. */
    void removeHandler(JobHandler handler) {
        if (handlers.remove(handler.name(), handler)) {
            crew.suspend(List.of(handler.name()), PATIENCE);
        }
    }

    /** As for every other handler. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addScheduled(ScheduledJob handler) {
        addHandler(handler);
    }

    /** As for every other handler. */
    void removeScheduled(ScheduledJob handler) {
        removeHandler(handler);
    }

    /** Looks for runs now rather than in a moment. */
    void wake() {
        crew.wake();
    }

    /** Asks a run of this node to stop, sooner than the database tells. */
    void cancel(UUID id) {
        crew.cancel(id);
    }

    JobCrew crew() {
        return crew;
    }

    int running() {
        return crew.running();
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(Metric.gauge("kontor_jobs_running", "Runs this node works on.", Map.of(), running()));
        crew.ended()
                .forEach((outcome, count) -> metrics.add(Metric.counter(
                        "kontor_jobs_ended_total",
                        "Runs this node has worked on, by what came of them.",
                        Map.of("outcome", outcome),
                        count)));
        return metrics;
    }

    /** Suspends what runs here; whichever node comes next resumes it. */
    @Deactivate
    void stop() {
        crew.stop(PATIENCE);
    }

    static long nanos(Duration duration) {
        return TimeUnit.MILLISECONDS.toNanos(duration.toMillis());
    }
}

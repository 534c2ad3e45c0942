package io.kontor.kernel.operations.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.event.ConsumerPosition;
import io.kontor.kernel.api.event.EventConsumers;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.Test;

class WorkChecksTest {
    private final Hands clock = new Hands();
    private final List<ConsumerPosition> positions = new ArrayList<>();
    private final List<ListQuery> asked = new ArrayList<>();
    private final List<JobRun> failed = new ArrayList<>();
    private final List<JobRun> overdue = new ArrayList<>();
    private final EventsCheck events = new EventsCheck(service(EventConsumers.class, args -> positions), clock);
    private final JobsCheck jobs = new JobsCheck(service(Jobs.class, args -> runs((ListQuery) args[0])), clock);

    private interface Answer {
        Object to(Object[] args);
    }

    private static <T> T service(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer.to(args)));
    }

    private Page<JobRun> runs(ListQuery query) {
        asked.add(query);
        List<JobRun> found = String.valueOf(query.filter()).contains("FAILED") ? failed : overdue;
        return new Page<>(List.copyOf(found), null, (long) found.size());
    }

    private void at(long position, long last, boolean present, long setAside, String problem) {
        positions.clear();
        positions.add(new ConsumerPosition(
                "mailer", "customer", present, position, last, last - position, setAside, null, problem));
    }

    private static List<String> warnings(HealthCheck check) {
        Result result = check.execute();
        assertThat(result.isOk()).isEqualTo(result.getStatus() == Result.Status.OK);
        assertThat(result.getStatus()).isIn(Result.Status.OK, Result.Status.WARN);
        return StreamSupport.stream(result.spliterator(), false)
                .filter(entry -> entry.getStatus() == Result.Status.WARN)
                .map(ResultLog.Entry::getMessage)
                .toList();
    }

    @Test
    void aConsumerThatGetsOnIsWell() {
        at(10, 10, true, 0, null);
        assertThat(warnings(events)).isEmpty();
        clock.now = clock.now.plus(Duration.ofHours(1));
        at(10, 12, true, 0, null);
        assertThat(warnings(events)).as("new events after a quiet hour").isEmpty();
        at(4, 9_000, false, 0, null);
        assertThat(warnings(events)).as("away").isEmpty();
    }

    @Test
    void setAsideEventsAreTold() {
        at(10, 10, false, 3, null);
        assertThat(warnings(events)).containsExactly("mailer could not take 3 events of customer, which are set aside");
    }

    @Test
    void aConsumerThatStandsStillOrIsFarBehindIsTold() {
        at(10, 12, true, 0, null);
        assertThat(warnings(events)).isEmpty();
        clock.now = clock.now.plus(EventsCheck.STANDS_STILL).plusMillis(1);
        assertThat(warnings(events)).containsExactly("mailer is 2 events of customer behind: no reason known");
        at(11, 12, true, 0, null);
        assertThat(warnings(events)).as("it moved").isEmpty();
        at(11, 12, true, 0, "the mail server is away");
        assertThat(warnings(events)).containsExactly("mailer is 1 events of customer behind: the mail server is away");
        at(12, 12 + EventsCheck.FAR_BEHIND, true, 0, null);
        assertThat(warnings(events)).hasSize(1);
    }

    @Test
    void failedJobsAndLostLeasesAreTold() {
        assertThat(warnings(jobs)).isEmpty();
        assertThat(asked)
                .extracting(ListQuery::filter)
                .contains(ListQuery.where("state eq FAILED and finishedAt gt " + clock.now.minus(JobsCheck.TOLD))
                        .filter())
                .contains(ListQuery.where("state eq RUNNING and leasedUntil lt " + clock.now.minus(JobsCheck.OVERDUE))
                        .filter())
                .allMatch(Filter.class::isInstance);
        failed.add(run("kernel.import", JobRun.State.FAILED, "IMPORT_KEY"));
        overdue.add(run("kernel.export", JobRun.State.RUNNING, null));
        assertThat(warnings(jobs))
                .containsExactly(
                        "1 jobs failed within a day: [kernel.import (IMPORT_KEY)]",
                        "1 jobs lost their node and found no other: [kernel.export]");
    }

    private static JobRun run(String job, JobRun.State state, String problem) {
        return new JobRun(
                UUID.randomUUID(),
                1,
                job,
                state,
                Instant.EPOCH,
                null,
                null,
                1,
                0,
                -1,
                false,
                problem,
                null,
                new UUID(0, 0));
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}

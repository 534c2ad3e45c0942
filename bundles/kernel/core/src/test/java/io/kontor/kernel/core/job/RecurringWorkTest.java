package io.kontor.kernel.core.job;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.job.Deadline;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.job.DeadlineListener;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.JobRun.State;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurringWorkTest {
    private static final UUID ALICE = new UUID(1, 1);

    private record Hourly(String name) implements ScheduledJob {
        @Override
        public Recurrence recurrence() {
            return Recurrence.every(Duration.ofHours(1));
        }

        @Override
        public void run(JobContext context) {
            context.progress(1, 1);
        }
    }

    private static Agenda agenda(JobFixture fixture, ScheduledJob job) {
        Agenda agenda = new Agenda(fixture.database.kernel(), fixture.node, fixture.database.clock());
        agenda.recurring = List.of(job);
        return agenda;
    }

    private static List<JobRun> runs(JobFixture fixture) {
        return asSystem(() -> fixture.jobs.list(ListQuery.all())).items();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void eachTimeIsQueuedOnceHoweverManyNodesBeat(Databases kind) {
        try (KernelFixture database = kind.open();
                JobFixture fixture = new JobFixture(database)) {
            List<Agenda> nodes = IntStream.range(0, 4)
                    .mapToObj(i -> agenda(fixture, new Hourly("trial.hourly")))
                    .toList();
            List<Callable<Object>> beats = nodes.stream()
                    .<Callable<Object>>map(a -> () -> {
                        a.run();
                        return true;
                    })
                    .toList();
            assertThat(KernelFixture.atOnce(beats)).containsOnly(true);
            assertThat(runs(fixture)).as("not at once").isEmpty();
            database.clock().advance(Duration.ofHours(1));
            assertThat(KernelFixture.atOnce(beats)).containsOnly(true);
            assertThat(runs(fixture)).hasSize(1);
        }
    }

    @Test
    void waitsForTheRunBeforeAndMakesUpForAMissedTimeOnce() {
        try (KernelFixture database = Databases.DERBY.open();
                JobFixture fixture = new JobFixture(database)) {
            Hourly job = new Hourly("trial.hourly");
            Agenda agenda = agenda(fixture, job);
            agenda.run();
            database.clock().advance(Duration.ofHours(5));
            agenda.run();
            agenda.run();
            database.clock().advance(Duration.ofHours(1));
            agenda.run();
            assertThat(runs(fixture)).as("the first has not run yet").hasSize(1);
            fixture.node.addScheduled(job);
            JobRun run = fixture.until(runs(fixture).get(0).id(), State.SUCCEEDED, fixture.node);
            assertThat(run.startedBy()).isEqualTo(Actor.SYSTEM.id());
            agenda.run();
            assertThat(runs(fixture)).hasSize(2);
        }
    }

    @Test
    void dailyWorkIsDueAtItsLocalTimeEvenWhenClocksChange() {
        Recurrence daily = Recurrence.dailyAt(LocalTime.of(2, 30));
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(daily.next(Instant.parse("2026-03-28T00:00:00Z"), berlin)).isEqualTo("2026-03-28T01:30:00Z");
        assertThat(daily.next(Instant.parse("2026-03-28T01:30:00Z"), berlin)).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(daily.next(Instant.parse("2026-03-29T01:30:00Z"), berlin)).isEqualTo("2026-03-30T00:30:00Z");
    }

    private static final class Ear implements DeadlineListener {
        final List<String> heard = new ArrayList<>();

        @Nullable
        RuntimeException fails;

        @Override
        public String kind() {
            return "trial.note";
        }

        @Override
        public void remind(Deadline deadline) {
            heard.add("remind " + deadline.data().subjectCode());
            if (fails != null) {
                throw fails;
            }
        }

        @Override
        public void late(Deadline deadline) {
            heard.add("late " + deadline.data().subjectCode());
        }
    }

    /** A due thing in a database of its own. */
    private static final class Due implements AutoCloseable {
        final KernelFixture database = Databases.DERBY.open();
        final JobFixture fixture = new JobFixture(database);
        final JpaDeadlines deadlines = new JpaDeadlines(database.kernel(), database.clock());
        final DeadlineWatch watch = new DeadlineWatch(database.kernel(), database.clock());
        final Ear ear = new Ear();
        final UUID subject = new UUID(9, 9);

        Due() {
            watch.listeners = List.of(ear);
            fixture.node.addScheduled(watch);
        }

        Deadline set(Duration due, @Nullable Duration remind) {
            Instant now = database.clock().instant();
            DeadlineData data = new DeadlineData(
                    "trial.note", subject, "N-1", ALICE, now.plus(due), remind == null ? null : now.plus(remind));
            return asSystem(() -> deadlines.set(data));
        }

        void look() {
            fixture.until(fixture.submit(watch.name()), State.SUCCEEDED, fixture.node);
        }

        Deadline now() {
            return asSystem(() -> deadlines.find("trial.note", subject)).orElseThrow();
        }

        List<Deadline> late(UUID who) {
            return KernelFixture.as(
                            new Actor(who, "u", null, Set.of(), List.of()),
                            () -> deadlines.list(ListQuery.where("late eq true and open eq true")))
                    .items();
        }

        @Override
        public void close() {
            fixture.close();
            database.close();
        }
    }

    @Test
    void remindsOnceMarksLateOnceAndForgetsBothWhenMoved() {
        try (Due due = new Due()) {
            due.set(Duration.ofDays(2), Duration.ofDays(1));
            due.look();
            assertThat(due.ear.heard).isEmpty();
            due.database.clock().advance(Duration.ofDays(1));
            due.look();
            due.look();
            assertThat(due.ear.heard).containsExactly("remind N-1");
            assertThat(due.late(ALICE)).isEmpty();
            due.database.clock().advance(Duration.ofDays(1));
            due.look();
            due.look();
            assertThat(due.ear.heard).containsExactly("remind N-1", "late N-1");
            assertThat(due.late(ALICE)).containsExactly(due.now());
            assertThat(due.late(new UUID(1, 2))).as("somebody else's").isEmpty();
            Deadline moved = due.set(Duration.ofDays(2), Duration.ofDays(1));
            assertThat(moved.lateAt()).isNull();
            assertThat(moved.remindedAt()).isNull();
            due.database.clock().advance(Duration.ofDays(1));
            due.look();
            assertThat(due.ear.heard).hasSize(3);
        }
    }

    @Test
    void nothingIsHeardOfWhatIsSettled() {
        try (Due due = new Due()) {
            due.set(Duration.ofDays(2), Duration.ofDays(1));
            KernelFixture.does(Actor.SYSTEM, () -> due.deadlines.settle("trial.note", due.subject));
            due.database.clock().advance(Duration.ofDays(3));
            due.look();
            assertThat(due.ear.heard).isEmpty();
            assertThat(due.now().settledAt()).isNotNull();
        }
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromHearing() {
        try (Due due = new Due()) {
            Ear other = new Ear();
            due.ear.fails = new IllegalStateException("trial");
            due.watch.listeners = List.of(due.ear, other);
            due.set(Duration.ofDays(2), Duration.ofHours(1));
            due.database.clock().advance(Duration.ofHours(1));
            due.look();
            assertThat(Stream.of(due.ear, other))
                    .allSatisfy(e -> assertThat(e.heard).hasSize(1));
        }
    }
}

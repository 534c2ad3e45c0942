package io.kontor.kernel.core.job;

import static io.kontor.kernel.core.internal.KernelFixture.as;
import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.JobRun.State;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import io.kontor.kernel.jpa.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What jobs promise, on both databases and with two nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobsContract {
    private static final Actor ALICE = new Actor(new UUID(1, 1), "alice", null, Set.of(), List.of());
    private static final Actor BOB = new Actor(new UUID(1, 2), "bob", null, Set.of(), List.of());

    private final KernelFixture database;
    private JobFixture fixture;

    JobsContract(Databases kind) {
        database = kind.open();
        fixture = new JobFixture(database);
    }

    @BeforeEach
    void begin() {
        database.clear();
        fixture = new JobFixture(database);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void runsTheJobOnceWithItsParametersAndTellsTheOutcome() {
        TrialJob job = new TrialJob(context -> context.progress(3, 3));
        fixture.node.addHandler(job);
        UUID id = fixture.submit(TrialJob.NAME);
        assertThat(fixture.run(id).state()).isEqualTo(State.QUEUED);
        JobRun run = fixture.until(id, State.SUCCEEDED, fixture.node);
        assertThat(job.attempts).hasSize(1);
        assertThat(job.attempts.get(0).parameters()).isEqualTo("{\"a\":1}");
        assertThat(run.done()).isEqualTo(3);
        assertThat(run.total()).isEqualTo(3);
        assertThat(run.attempts()).isEqualTo(1);
        assertThat(run.finishedAt()).isNotNull();
        assertThat(run.problemCode()).isNull();
    }

    @Test
    void submittingTheSameIdentityAgainAnswersTheRunThatIsThere() {
        UUID id = fixture.submit(TrialJob.NAME);
        asSystem(() -> fixture.jobs.submit(id, "another.job", "{}"));
        assertThat(fixture.run(id).job()).isEqualTo(TrialJob.NAME);
        assertThat(asSystem(() -> fixture.jobs.list(ListQuery.all())).total()).isEqualTo(1);
    }

    @Test
    void waitsForAHandlerThatComesLater() {
        UUID id = fixture.submit(TrialJob.NAME);
        fixture.node.crew().round();
        assertThat(fixture.run(id).state()).isEqualTo(State.QUEUED);
        fixture.node.addHandler(TrialJob.idle());
        fixture.until(id, State.SUCCEEDED, fixture.node);
    }

    @Test
    void ofTwoNodesThatSeeARunOneGetsIt() {
        List<JobLedger> ledgers = Collections.nCopies(
                6,
                new JobLedger(
                        database.kernel().transactions(), em -> database.clock().instant(), JobFixture.LEASE));
        for (int round = 0; round < 5; round++) {
            fixture.submit(TrialJob.NAME);
            List<Object> taken = KernelFixture.atOnce(ledgers.stream()
                    .<Callable<Object>>map(
                            l -> () -> l.lease(Set.of(TrialJob.NAME), 5).size())
                    .toList());
            assertThat(taken.stream().mapToInt(n -> (Integer) n).sum()).isEqualTo(1);
        }
    }

    @Test
    void aNodeThatIsGoneIsFollowedFromTheCheckpointAndCannotWriteAnyMore() {
        AtomicReference<KontorException> late = new AtomicReference<>();
        TrialJob dying = new TrialJob(context -> {
            context.checkpoint("row 17");
            context.progress(17, 20);
            awaitLatch();
            try {
                context.checkpoint("row 18");
            } catch (KontorException e) {
                late.set(e);
                throw e;
            }
        });
        latch = new CountDownLatch(1);
        fixture.node.addHandler(dying);
        UUID id = fixture.submit(TrialJob.NAME);
        fixture.until(id, State.RUNNING, fixture.node);
        JobFixture.until(() ->
                !dying.attempts.isEmpty() && dying.attempts.get(0).checkpoint().isPresent());

        AtomicReference<String> resumedFrom = new AtomicReference<>();
        TrialJob following = new TrialJob(
                context -> resumedFrom.set(context.checkpoint().orElseThrow() + " attempt " + context.attempt()));
        fixture.otherNode.addHandler(following);
        fixture.otherNode.crew().round();
        assertThat(following.attempts).as("the lease holds").isEmpty();

        database.clock().advance(JobFixture.LEASE.plusSeconds(1));
        JobRun run = fixture.until(id, State.SUCCEEDED, fixture.otherNode);
        assertThat(resumedFrom.get()).isEqualTo("row 17 attempt 2");
        latch.countDown();
        JobFixture.until(() -> late.get() != null && fixture.node.running() == 0);
        assertThat(late.get().code()).isEqualTo("JOB_LEASE_LOST");
        assertThat(fixture.run(id)).isEqualTo(run);
    }

    private volatile CountDownLatch latch = new CountDownLatch(0);

    private void awaitLatch() {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a run that the first node works on} */
    private UUID begun(TrialJob job) {
        fixture.node.addHandler(job);
        UUID id = fixture.submit(TrialJob.NAME);
        fixture.until(id, State.RUNNING, fixture.node);
        JobFixture.until(() -> !job.attempts.isEmpty());
        return id;
    }

    @Test
    void aLeaseThatIsRenewedIsNotTakenOver() {
        TrialJob job = new TrialJob(TrialJob::untilCancelled);
        UUID id = begun(job);
        TrialJob other = TrialJob.idle();
        fixture.otherNode.addHandler(other);
        for (int i = 1; i <= 5; i++) {
            database.clock().advance(JobFixture.LEASE.dividedBy(2));
            job.attempts.get(0).progress(i, 5);
            fixture.node.crew().round();
            fixture.otherNode.crew().round();
        }
        assertThat(other.attempts).isEmpty();
        assertThat(fixture.run(id).done()).isEqualTo(5);
        asSystem(() -> fixture.jobs.cancel(id));
        fixture.until(id, State.CANCELLED, fixture.node);
    }

    @Test
    void aNodeThatIsOnlySlowKeepsARunThatAnotherOneSawExpired() {
        TrialJob job = new TrialJob(TrialJob::untilCancelled);
        UUID id = begun(job);
        database.clock().advance(JobFixture.LEASE.plusSeconds(1));
        Instant now = database.clock().instant();
        Transactions transactions = database.kernel().transactions();
        List<JobRunEntity> expired =
                transactions.read(em -> new JobRunRepository(em).available(List.of(TrialJob.NAME), now, 9));
        assertThat(expired).hasSize(1);
        job.attempts.get(0).checkpoint("still here");
        boolean taken =
                transactions.writeUnkeyed(em -> new JobRunRepository(em).lease(expired.get(0), now, JobFixture.LEASE));
        assertThat(taken).isFalse();
        asSystem(() -> fixture.jobs.cancel(id));
        fixture.until(id, State.CANCELLED, fixture.node);
    }

    @Test
    void aRefusalEndsTheRunAndIsToldWithItsCode() {
        fixture.node.addHandler(new TrialJob(context -> {
            throw KontorException.of(ProblemKind.CONFLICT, "NOT_FOUND").with("row", 7);
        }));
        JobRun run = fixture.until(fixture.submit(TrialJob.NAME), State.FAILED, fixture.node);
        assertThat(run.problemCode()).isEqualTo("NOT_FOUND");
        assertThat(run.problemDetail()).contains("row=7");
        assertThat(run.attempts()).isEqualTo(1);
    }

    @Test
    void whatBreaksDownIsTriedAgainAfterPausesThatDoubleAndFailsAtLast() {
        AtomicInteger times = new AtomicInteger();
        fixture.node.addHandler(new TrialJob(context -> {
            times.incrementAndGet();
            throw new IllegalStateException("trial");
        }));
        UUID id = fixture.submit(TrialJob.NAME);
        for (int attempt = 1; attempt < JobRun.MAX_ATTEMPTS; attempt++) {
            int now = attempt;
            JobFixture.until(() -> {
                fixture.node.crew().round();
                return times.get() == now
                        && fixture.node.running() == 0
                        && fixture.run(id).state() == State.QUEUED;
            });
            fixture.node.crew().round();
            assertThat(times).as("waits for its pause").hasValue(attempt);
            database.clock().advance(Duration.ofSeconds(5L << (attempt - 1)));
        }
        JobRun run = fixture.until(id, State.FAILED, fixture.node);
        assertThat(times).hasValue(JobRun.MAX_ATTEMPTS);
        assertThat(run.problemCode()).isEqualTo("JOB_BROKE_DOWN");
        assertThat(run.problemDetail()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aRunWhoseNodesKeepDyingFails() {
        UUID id = fixture.submit(TrialJob.NAME);
        JobLedger ledger = new JobLedger(
                database.kernel().transactions(), em -> database.clock().instant(), JobFixture.LEASE);
        for (int i = 0; i < JobRun.MAX_ATTEMPTS; i++) {
            assertThat(ledger.lease(Set.of(TrialJob.NAME), 1)).hasSize(1);
            database.clock().advance(JobFixture.LEASE.plusSeconds(1));
        }
        TrialJob job = TrialJob.idle();
        fixture.node.addHandler(job);
        JobRun run = fixture.until(id, State.FAILED, fixture.node);
        assertThat(job.attempts).isEmpty();
        assertThat(run.problemCode()).isEqualTo("JOB_BROKE_DOWN");
    }

    @Test
    void aWaitingRunIsCancelledAtOnceAndARunningOneWhenItLooks() {
        UUID waiting = fixture.submit(TrialJob.NAME);
        assertThat(asSystem(() -> fixture.jobs.cancel(waiting)).state()).isEqualTo(State.CANCELLED);

        TrialJob job = new TrialJob(TrialJob::untilCancelled);
        // cancelled on the node that does not work on it
        fixture.otherNode.addHandler(job);
        UUID running = fixture.submit(TrialJob.NAME);
        fixture.until(running, State.RUNNING, fixture.otherNode);
        assertThat(asSystem(() -> fixture.jobs.cancel(running)).cancelling()).isTrue();
        JobRun run = fixture.until(running, State.CANCELLED, fixture.otherNode);
        assertThat(run.cancelling()).isFalse();
        assertThat(asSystem(() -> fixture.jobs.cancel(running))).isEqualTo(run);
        assertThat(job.attempts).hasSize(1);
    }

    @Test
    void aStoppedModuleSuspendsItsRunsAndResumesThem() {
        TrialJob before = new TrialJob(context -> {
            context.checkpoint("half");
            TrialJob.untilCancelled(context);
        });
        UUID id = begun(before);
        fixture.node.removeHandler(before);
        JobRun suspended = fixture.run(id);
        assertThat(suspended.state()).isEqualTo(State.QUEUED);
        TrialJob after = TrialJob.idle();
        fixture.node.addHandler(after);
        fixture.until(id, State.SUCCEEDED, fixture.node);
        assertThat(after.attempts.get(0).checkpoint()).contains("half");
    }

    @Test
    void jobsWaitWhileTheDiskIsFull() {
        TrialJob job = new TrialJob(context -> {
            if (context.attempt() == 1) {
                TrialJob.untilCancelled(context);
            }
        });
        UUID id = begun(job);
        fixture.room = false;
        fixture.until(id, State.QUEUED, fixture.node);
        fixture.node.crew().round();
        assertThat(fixture.run(id).attempts()).isEqualTo(1);
        fixture.room = true;
        fixture.until(id, State.SUCCEEDED, fixture.node);
    }

    @Test
    void everybodySeesAndCancelsTheirOwnRunsOnly() {
        UUID id = Ids.next();
        JobRun run = as(ALICE, () -> fixture.jobs.submit(id, TrialJob.NAME, "{}"));
        assertThat(run.startedBy()).isEqualTo(ALICE.id());
        assertThat(as(ALICE, () -> fixture.jobs.find(id))).contains(run);
        assertThat(as(BOB, () -> fixture.jobs.find(id))).isEmpty();
        assertThat(as(BOB, () -> fixture.jobs.list(ListQuery.all())).items()).isEmpty();
        assertThat(as(ALICE, () -> fixture.jobs.list(ListQuery.where("state eq QUEUED")))
                        .items())
                .containsExactly(run);
        assertThatThrownBy(() -> as(BOB, () -> fixture.jobs.cancel(id)))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.NOT_FOUND));
        assertThatThrownBy(() -> fixture.jobs.list(ListQuery.all())).isInstanceOf(KontorException.class);
    }

    @Test
    void aJobOfSomebodyWhoIsGoneIsRefused() {
        TrialJob job = TrialJob.idle();
        fixture.node.addHandler(job);
        UUID id = Ids.next();
        as(ALICE, () -> fixture.jobs.submit(id, TrialJob.NAME, "{}"));
        assertThat(fixture.until(id, State.FAILED, fixture.node).problemCode()).isEqualTo("JOB_ACTOR_GONE");
        assertThat(job.attempts).isEmpty();
    }

    @Test
    void refusesParametersThatCannotBeStored() {
        assertThatThrownBy(() -> asSystem(() -> fixture.jobs.submit(Ids.next(), "a b", "x".repeat(100_001))))
                .isInstanceOfSatisfying(
                        KontorException.class,
                        e -> assertThat(e.violations()).extracting("field").containsExactly("job", "parameters"));
    }

    @Test
    void theSystemRunsAsTheSystem() {
        AtomicReference<Actor> actor = new AtomicReference<>();
        fixture.node.addHandler(new TrialJob(context -> actor.set(Call.current().actor())));
        fixture.until(fixture.submit(TrialJob.NAME), State.SUCCEEDED, fixture.node);
        assertThat(actor.get()).isEqualTo(Actor.SYSTEM);
    }

    @Test
    void endedRunsAreForgottenAfterTheirTime() {
        fixture.node.addHandler(TrialJob.idle());
        UUID routine = fixture.submit(TrialJob.NAME);
        fixture.until(routine, State.SUCCEEDED, fixture.node);
        UUID waiting = fixture.submit("other.job");
        RunPurge purge = new RunPurge(database.kernel(), database.clock());
        fixture.node.addHandler(purge);
        database.clock().advance(RunPurge.ROUTINE_KEPT.minusMinutes(1));
        fixture.until(fixture.submit(purge.name()), State.SUCCEEDED, fixture.node);
        assertThat(fixture.run(routine).state()).isEqualTo(State.SUCCEEDED);
        database.clock().advance(Duration.ofMinutes(2));
        JobRun purging = fixture.until(fixture.submit(purge.name()), State.SUCCEEDED, fixture.node);
        assertThat(asSystem(() -> fixture.jobs.find(routine))).isEmpty();
        assertThat(fixture.run(waiting).state()).isEqualTo(State.QUEUED);
        assertThat(purging.state()).isEqualTo(State.SUCCEEDED);
    }
}

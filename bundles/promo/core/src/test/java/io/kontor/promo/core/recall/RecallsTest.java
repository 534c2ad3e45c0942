package io.kontor.promo.core.recall;

import static io.kontor.promo.core.PromoWorld.TODAY;
import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.item.Lot;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.recall.RecallProgress;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.recall.RecallTask.State;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.core.NoContext;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.PromoWorld.Databases;
import io.kontor.promo.core.issue.IssueWorld;
import io.kontor.promo.core.store.LotEntity;
import io.kontor.promo.core.store.RecallTables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P30: a recall makes lists of tasks that follow the goods until they are back. */
class RecallsTest {
    private static List<RecallTask> mine(RecallWorld w, Actor who) {
        return PromoWorld.as(who, () -> w.tasks.mine(ListQuery.where("state eq OPEN")))
                .items();
    }

    private static RecallProgress progress(RecallWorld w) {
        return w.world
                .transactions
                .get()
                .read(em -> new RecallTables(em).progress(w.lot, RowScope.ALL))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p30AsksAllWhoHoldOrGaveSomeUntilItIsBack(Databases kind) {
        try (RecallWorld w = new RecallWorld(kind)) {
            IssueSlip onTheWay =
                    w.papers.sent(PaperWorld.slip(SlipKind.ISSUE, w.store, w.papers.bag(w.wang), w.milk, 10));
            w.mark(LotStatus.RECALLED);
            UUID transit = admin(() -> w.world.automatic.transitTo(w.papers.bag(w.wang)));

            assertThat(w.all())
                    .extracting(RecallTask::kind, RecallTask::placeId, RecallTask::assigneeId, RecallTask::asked)
                    .containsExactlyInAnyOrder(
                            tuple(RecallTask.Kind.HOLDER, w.store, w.chen.id(), 70L),
                            tuple(RecallTask.Kind.HOLDER, w.bag, w.li.id(), 15L),
                            tuple(RecallTask.Kind.HOLDER, transit, w.wang.id(), 10L),
                            tuple(RecallTask.Kind.CUSTOMER, w.bag, w.li.id(), 5L));
            assertThat(w.task(w.given.id()).customer()).isEqualTo(RecallWorld.SHOP);
            assertThat(w.task(w.bag).dueOn()).isEqualTo(TODAY.plusDays(7));
            assertThat(mine(w, w.li)).hasSize(2);
            assertThat(mine(w, w.wang)).extracting(RecallTask::placeId).containsExactly(transit);

            arriveAndComeBack(w, onTheWay, transit);
        }
    }

    private static void arriveAndComeBack(RecallWorld w, IssueSlip onTheWay, UUID transit) {
        // what was on its way arrives: the bag gets a task, the transit has none left
        w.confirmed(w.wang, onTheWay);
        assertThat(mine(w, w.wang)).extracting(RecallTask::placeId).containsExactly(w.papers.bag(w.wang));
        assertThat(w.task(transit).state()).isEqualTo(State.DONE);
        // handed in, and the shop gives back three of five
        w.confirmed(PromoWorld.ADMIN, w.handIn(w.bag, 15));
        PromoWorld.as(
                w.li,
                () -> w.issues.issues.takeBack(
                        w.given.id(), w.given.version(), List.of(IssueWorld.line(w.milk, "3")), null, "recall"));

        assertThat(w.task(w.given.id()))
                .extracting(RecallTask::asked, RecallTask::returned, RecallTask::state)
                .containsExactly(5L, 3L, State.OPEN);
        assertThat(w.task(w.bag))
                .extracting(RecallTask::asked, RecallTask::returned, RecallTask::state)
                .containsExactly(18L, 15L, State.OPEN);
        w.confirmed(PromoWorld.ADMIN, w.handIn(w.bag, 3));
        assertThat(w.task(w.bag).closedOn()).isEqualTo(TODAY);
        assertThat(w.task(w.store).asked()).isEqualTo(88);
        assertThat(progress(w).tasksOpen()).isEqualTo(3);
        assertThat(progress(w))
                .extracting(RecallProgress::asked, RecallProgress::returned, RecallProgress::open)
                .containsExactly(100L, 88L, 12L);
        assertThat(w.world.events("event_type like 'Recall%' and subject_id = '"
                        + w.task(w.bag).id() + "'"))
                .containsExactly("RecallTaskOpened", "RecallTaskDone", "RecallTaskReopened", "RecallTaskDone");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p30ClosesWhatCannotBeFetchedByWord(Databases kind) {
        try (RecallWorld w = new RecallWorld(kind)) {
            w.mark(LotStatus.RECALLED);
            RecallTask asked = w.task(w.given.id());
            RecallTask told =
                    PromoWorld.as(w.li, () -> w.tasks.tell(asked.id(), asked.version(), "shop will look for it"));
            assertThat(told.told()).isEqualTo(new RecallTask.Told("shop will look for it", w.li.id(), TODAY));
            refused(
                    "RECALL_QUANTITY",
                    () -> PromoWorld.as(w.li, () -> w.tasks.done(told.id(), told.version(), 4, "drunk")));
            refused(
                    "VERSION_STALE",
                    () -> PromoWorld.as(w.li, () -> w.tasks.done(told.id(), asked.version(), 5, "drunk")));
            refused("REQUIRED", () -> PromoWorld.as(w.li, () -> w.tasks.done(told.id(), told.version(), 5, "")));
            refused(
                    "NOT_FOUND",
                    () -> PromoWorld.as(w.wang, () -> w.tasks.done(told.id(), told.version(), 5, "not mine")));

            RecallTask done = PromoWorld.keyed(w.li, "k", () -> w.tasks.done(told.id(), told.version(), 5, "drunk"));
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(PromoWorld.keyed(w.li, "k", () -> w.tasks.done(told.id(), told.version(), 5, "drunk")))
                    .isEqualTo(done);
            refused(
                    "RECALL_TASK_STATE",
                    () -> PromoWorld.as(w.li, () -> w.tasks.tell(done.id(), done.version(), "again")));
            // one bottle was found all the same
            PromoWorld.as(
                    w.li,
                    () -> w.issues.issues.takeBack(
                            w.given.id(), w.given.version(), List.of(IssueWorld.line(w.milk, "1")), null, "found"));
            assertThat(w.task(w.given.id()))
                    .extracting(RecallTask::returned, RecallTask::gone, RecallTask::state)
                    .containsExactly(1L, 4L, State.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p30LiftsTheTasksWithTheRecallAndAsksAfreshAfterwards(Databases kind) {
        try (RecallWorld w = new RecallWorld(kind)) {
            w.mark(LotStatus.RECALLED);
            RecallTask asked = w.task(w.given.id());
            PromoWorld.as(w.li, () -> w.tasks.done(asked.id(), asked.version(), 5, "drunk"));

            w.mark(LotStatus.FREE);
            assertThat(w.all()).extracting(RecallTask::state).containsOnly(State.DONE, State.LIFTED);
            assertThat(w.world.kernel.deadlines().open).isEmpty();
            assertThat(progress(w).liftedOn()).isEqualTo(TODAY);
            w.mark(LotStatus.RECALLED);
            assertThat(w.all()).filteredOn(t -> t.state() == State.OPEN).hasSize(3);
        }
    }

    @Test
    void p30RemindsEachPersonOnceARecall() {
        try (RecallWorld w = new RecallWorld(Databases.DERBY)) {
            w.mark(LotStatus.RECALLED);
            List<DeadlineData> of = w.world.kernel.deadlines().open.values().stream()
                    .filter(d -> d.kind().equals("promo.recall"))
                    .toList();

            assertThat(of).extracting(DeadlineData::owner).containsExactlyInAnyOrder(w.chen.id(), w.li.id());
            assertThat(of).allSatisfy(deadline -> {
                assertThat(deadline.dueAt())
                        .isEqualTo(TODAY.plusDays(8).atStartOfDay().toInstant(ZoneOffset.UTC));
                assertThat(deadline.remindAt())
                        .isEqualTo(TODAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            });

            w.confirmed(PromoWorld.ADMIN, w.handIn(w.bag, 15));
            assertThat(w.world.kernel.deadlines().open).containsKey(RecallDeadlines.subject(recall(w), w.li.id()));
            RecallTask left = w.task(w.given.id());
            PromoWorld.as(w.li, () -> w.tasks.done(left.id(), left.version(), 5, "drunk"));
            assertThat(w.world.kernel.deadlines().open)
                    .doesNotContainKey(RecallDeadlines.subject(recall(w), w.li.id()));
        }
    }

    private static UUID recall(RecallWorld w) {
        return w.task(w.bag).recallId();
    }

    @Test
    void p30TheLastDayCanBeSaidAndMoved() {
        try (RecallWorld w = new RecallWorld(Databases.DERBY)) {
            refused("DUE_IN_PAST", () -> mark(w, LotStatus.RECALLED, TODAY.minusDays(1)));
            refused("DUE_WITHOUT_RECALL", () -> mark(w, LotStatus.BLOCKED, TODAY));
            mark(w, LotStatus.RECALLED, TODAY);
            assertThat(w.all()).extracting(RecallTask::dueOn).containsOnly(TODAY);
            mark(w, LotStatus.RECALLED, TODAY.plusDays(2));
            assertThat(w.all()).hasSize(3).extracting(RecallTask::dueOn).containsOnly(TODAY.plusDays(2));
        }
    }

    private static Lot mark(RecallWorld w, LotStatus status, LocalDate dueOn) {
        return admin(() -> {
            Lot now = w.world.lots.find(w.lot).orElseThrow();
            return w.world.lots.mark(w.lot, now.version(), status, "off taste", dueOn);
        });
    }

    @Test
    void p30ALossByTheBooksClosesATaskAndUndoingItOpensItAgain() {
        try (RecallWorld w = new RecallWorld(Databases.DERBY)) {
            w.mark(LotStatus.RECALLED);
            var loss = admin(() -> w.papers.losses.report(new LossData(
                    w.store, w.milk, w.lot, List.of(), 80, LossReason.SCRAPPED, "poured away", null, null, List.of())));
            assertThat(w.task(w.store).state()).isEqualTo(State.DONE);
            assertThat(progress(w).returned()).isEqualTo(80);
            assertThat(progress(w).asked()).isEqualTo(100);
            admin(() -> w.papers.losses.undo(loss.id(), loss.version(), "not poured away"));
            assertThat(w.task(w.store))
                    .extracting(RecallTask::state, RecallTask::asked, RecallTask::returned)
                    .containsExactly(State.OPEN, 160L, 80L);
            assertThat(progress(w).asked()).isEqualTo(100);
        }
    }

    @Test
    void p30FindsWhatWasRecalledBeforeThereWereTasks() {
        try (RecallWorld w = new RecallWorld(Databases.DERBY)) {
            w.world.transactions.get().writeUnkeyed(em -> {
                Objects.requireNonNull(em.find(LotEntity.class, w.lot)).mark(LotStatus.RECALLED, "long ago");
                return true;
            });
            w.world.kernel.deadlines().open.clear();
            Call.system("test").run(() -> {
                w.watch.run(new NoContext());
                return true;
            });
            assertThat(w.all()).hasSize(3);
            assertThat(progress(w).reason()).isEqualTo("long ago");
            w.world.kernel.deadlines().open.clear();
            Call.system("test").run(() -> {
                w.watch.run(new NoContext());
                return true;
            });
            assertThat(w.all()).hasSize(3);
            assertThat(w.world.kernel.deadlines().open)
                    .as("those a crash left out")
                    .hasSize(2);
        }
    }

    @Test
    void whoRecalledSeesToWhatNobodyKeeps() {
        try (RecallWorld w = new RecallWorld(Databases.DERBY)) {
            UUID nobodys = w.world.warehouse("NOBODY");
            w.confirmed(PromoWorld.ADMIN, w.papers.sent(PaperWorld.slip(SlipKind.ISSUE, w.store, nobodys, w.milk, 1)));
            w.mark(LotStatus.RECALLED);
            assertThat(w.task(nobodys).assigneeId()).isEqualTo(PromoWorld.ADMIN.id());
            assertThat(PromoWorld.as(w.chen, () -> w.tasks.ofLot(w.lot, ListQuery.all()))
                            .items())
                    .extracting(RecallTask::placeId)
                    .containsExactly(w.store);
            refused("UNKNOWN_LOT", () -> admin(() -> w.tasks.ofLot(UUID.randomUUID(), ListQuery.all())));
            CustomerIssue unchanged =
                    admin(() -> w.issues.issues.find(w.given.id())).orElseThrow();
            assertThat(unchanged.version()).isEqualTo(w.given.version());
        }
    }
}

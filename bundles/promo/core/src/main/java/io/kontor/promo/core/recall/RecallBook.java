package io.kontor.promo.core.recall;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.item.Lot;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.recall.RecallTask.State;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.stock.LedgerFollower;
import io.kontor.promo.core.store.RecallEntity;
import io.kontor.promo.core.store.RecallTables;
import io.kontor.promo.core.store.RecallTables.There;
import io.kontor.promo.core.store.RecallTaskEntity;
import io.kontor.promo.core.store.RowLock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * P30: keeps the tasks of recalls what the ledger says, in the transactions that recall a lot or move goods of it. Who
 * changes a recall or its tasks takes the recall's row first, so that they come one after the other.
 */
@Component(service = {RecallBook.class, LedgerFollower.class})
public final class RecallBook implements LedgerFollower {
    static final String TABLE = "promo_recall";

    private static final Tracked TRACKED = Tracked.type("Recall");
    private static final int DAYS = 7;

    private final Transactions transactions;
    private final RecallDeadlines deadlines;
    private final StaffDirectory staff;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public RecallBook(
            @Reference PromoTransactions transactions,
            @Reference RecallDeadlines deadlines,
            @Reference StaffDirectory staff,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.deadlines = deadlines;
        this.staff = staff;
        this.clock = clock;
    }

    /** What the history keeps of a recall, and others learn. */
    private record Told(
            UUID lotId,
            UUID itemId,
            String lotNo,
            String reason,
            LocalDate dueOn,
            @Nullable LocalDate liftedOn) {
        static Told of(RecallEntity recall) {
            return new Told(
                    recall.lotId(),
                    recall.itemId(),
                    recall.lotNo(),
                    recall.reason(),
                    recall.dueOn(),
                    recall.liftedOn());
        }
    }

    /** A lot has got a status: opens, changes or lifts its recall. */
    public void marked(EntityManager em, Lot lot, @Nullable LocalDate dueOn) {
        Optional<RecallEntity> running = new RecallTables(em)
                .running(List.of(lot.id())).stream().findFirst().map(id -> locked(em, id));
        if (lot.status() == LotStatus.RECALLED) {
            running.ifPresentOrElse(recall -> change(em, recall, lot, dueOn), () -> open(em, lot, dueOn));
        } else {
            running.ifPresent(recall -> lift(em, recall));
        }
    }

    private static RecallEntity locked(EntityManager em, UUID id) {
        RowLock.take(em, TABLE, id);
        return Objects.requireNonNull(em.find(RecallEntity.class, id));
    }

    private void open(EntityManager em, Lot lot, @Nullable LocalDate dueOn) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        LocalDate due = dueOn == null ? today().plusDays(DAYS) : dueOn;
        RecallEntity recall =
                new RecallEntity(Ids.next(), lot, now, Call.current().actor().id(), due);
        em.persist(recall);
        em.flush();
        Told told = Told.of(recall);
        transactions
                .chronicle()
                .record(em, TRACKED.created(recall.id(), recall.lotNo(), told).event("RecallOpened", told));
        reckon(em, recall, null);
    }

    private void change(EntityManager em, RecallEntity recall, Lot lot, @Nullable LocalDate dueOn) {
        Told before = Told.of(recall);
        recall.change(String.valueOf(lot.statusReason()), dueOn == null ? recall.dueOn() : dueOn);
        keep(em, recall, before, "RecallChanged");
        if (!before.dueOn().equals(recall.dueOn())) {
            eachOpen(em, recall, "RecallTaskChanged", task -> task.dueOn(recall.dueOn()));
        }
        reckon(em, recall, null);
    }

    private void lift(EntityManager em, RecallEntity recall) {
        Told before = Told.of(recall);
        recall.lift(today());
        keep(em, recall, before, "RecallLifted");
        eachOpen(em, recall, "RecallTaskLifted", task -> task.lift(today()));
    }

    private void keep(EntityManager em, RecallEntity recall, Told before, String event) {
        Told after = Told.of(recall);
        transactions
                .chronicle()
                .record(
                        em,
                        TRACKED.changed(recall.id(), recall.lotNo(), before, after)
                                .reason(recall.reason())
                                .event(event, after));
    }

    /** Something that is done to a task. */
    @FunctionalInterface
    private interface Work {
        void on(RecallTaskEntity task);
    }

    private void eachOpen(EntityManager em, RecallEntity recall, String event, Work work) {
        Set<UUID> people = new LinkedHashSet<>();
        for (RecallTaskEntity task : tasks(em, recall.id(), null).values()) {
            if (task.state() == State.OPEN) {
                people.add(task.assigneeId());
                changed(em, task, event, work);
            }
        }
        remind(em, recall, people);
    }

    private void changed(EntityManager em, RecallTaskEntity task, String event, Work work) {
        RecallTask before = task.task();
        work.on(task);
        em.flush();
        transactions.chronicle().record(em, RecallRows.ROWS.changed(before, task.task(), event));
    }

    @Override
    public void moved(EntityManager em, Movement movement) {
        Set<UUID> lots = movement.lines().stream()
                .map(MovementLine::lotId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (lots.isEmpty()) {
            return;
        }
        Set<UUID> subjects = new HashSet<>();
        movement.lines().forEach(line -> subjects.addAll(List.of(line.fromId(), line.toId())));
        DocumentRef document = movement.document();
        if (document != null) {
            subjects.add(document.id());
        }
        for (UUID id : new RecallTables(em).running(lots)) {
            reckon(em, locked(em, id), subjects);
        }
    }

    /** Looks at all the goods of a recall that holds, for what moved while it was opened. */
    void reckon(EntityManager em, UUID recallId) {
        RecallEntity recall = locked(em, recallId);
        if (recall.liftedOn() == null) {
            reckon(em, recall, null);
            remind(
                    em,
                    recall,
                    tasks(em, recallId, null).values().stream()
                            .map(RecallTaskEntity::assigneeId)
                            .collect(Collectors.toSet()));
        }
    }

    /** A task that is new, or differs from before. */
    private record Touched(RecallTaskEntity task, @Nullable RecallTask before) {}

    private void reckon(EntityManager em, RecallEntity recall, @Nullable Collection<UUID> subjects) {
        Map<UUID, RecallTaskEntity> tasks = tasks(em, recall.id(), subjects);
        List<There> there = new RecallTables(em).there(recall.lotId(), subjects);
        Map<UUID, StaffDirectory.Person> staffed = people(there, tasks.keySet());
        List<Touched> touched = new ArrayList<>();
        for (There goods : there) {
            RecallTaskEntity task = tasks.remove(goods.subjectId());
            if (task == null) {
                RecallTaskEntity asked = ask(recall, goods, staffed);
                em.persist(asked);
                touched.add(new Touched(asked, null));
            } else {
                see(task, goods.units()).ifPresent(touched::add);
            }
        }
        tasks.values().forEach(empty -> see(empty, 0).ifPresent(touched::add));
        em.flush();
        transactions
                .chronicle()
                .recordAll(em, touched.stream().map(RecallBook::changeOf).toList());
        remind(
                em,
                recall,
                touched.stream().map(t -> t.task().assigneeId()).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** {@return those who are to get new tasks} */
    private Map<UUID, StaffDirectory.Person> people(List<There> there, Set<UUID> known) {
        Set<UUID> asked = there.stream()
                .filter(goods -> !known.contains(goods.subjectId()))
                .map(There::who)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return asked.isEmpty() ? Map.of() : staff.people(asked);
    }

    /** {@return a task of who has the goods, else of who recalled them} */
    private static RecallTaskEntity ask(RecallEntity recall, There goods, Map<UUID, StaffDirectory.Person> staffed) {
        StaffDirectory.Person person = goods.who() == null ? null : staffed.get(goods.who());
        UUID assignee = person != null && person.enabled() ? person.id() : recall.openedBy();
        return new RecallTaskEntity(Ids.next(), recall, goods, assignee);
    }

    /** {@return a task that differs from before} */
    private Optional<Touched> see(RecallTaskEntity task, long units) {
        RecallTask before = task.task();
        if (before.asked() - before.returned() == units) {
            return Optional.empty();
        }
        task.see(units, today());
        return Optional.of(new Touched(task, before));
    }

    private static Change changeOf(Touched touched) {
        RecallTask before = touched.before();
        RecallTask after = touched.task().task();
        if (before == null) {
            return RecallRows.TRACKED
                    .created(after.id(), null, after)
                    .root(after.placeId())
                    .event("RecallTaskOpened", after);
        }
        String event = before.state() == after.state()
                ? "RecallTaskChanged"
                : after.state() == State.DONE ? "RecallTaskDone" : "RecallTaskReopened";
        return RecallRows.ROWS.changed(before, after, event);
    }

    private static Map<UUID, RecallTaskEntity> tasks(
            EntityManager em, UUID recallId, @Nullable Collection<UUID> subjects) {
        String some = subjects == null ? "" : " and t.subjectId in :subjects";
        var query = em.createQuery(
                        "select t from RecallTaskEntity t where t.recallId = :recall" + some + " order by t.id",
                        RecallTaskEntity.class)
                .setParameter("recall", recallId);
        if (subjects != null) {
            query.setParameter("subjects", subjects);
        }
        Map<UUID, RecallTaskEntity> tasks = new HashMap<>();
        query.getResultList().forEach(task -> tasks.put(task.subjectId(), task));
        return tasks;
    }

    /** Makes deadlines what the tasks of some people say, once they are committed. */
    void remind(EntityManager em, RecallEntity recall, Set<UUID> people) {
        for (UUID person : people) {
            boolean open = new RecallTables(em).open(recall.id(), person) > 0;
            transactions.afterCommit(() -> deadlines.follow(recall, person, open));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

package io.kontor.promo.core.recall;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.recall.RecallTask.State;
import io.kontor.promo.api.recall.RecallTasks;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.document.Documents.Step;
import io.kontor.promo.core.document.Documents.Target;
import io.kontor.promo.core.document.Succession;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.LotEntity;
import io.kontor.promo.core.store.RecallEntity;
import io.kontor.promo.core.store.RecallTaskEntity;
import io.kontor.promo.core.store.RowLock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The recall tasks in the database. */
@Component(service = {RecallTasks.class, JpaRecallTasks.class})
public final class JpaRecallTasks implements RecallTasks {
    private static final String READ = "promo:recall:read";
    private static final String WRITE = "promo:recall:write";
    private static final Answer<RecallTask> TASK = Answer.of(RecallTask.class);

    private final Transactions transactions;
    private final RecallBook book;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaRecallTasks(
            @Reference PromoTransactions transactions, @Reference RecallBook book, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Page<RecallTask> mine(ListQuery query) {
        Access access = Call.require(READ);
        UUID caller = Call.current().actor().id();
        return transactions.read(em -> RecallRows.LISTING
                .page(em, query, access, q -> q.cb().equal(q.root().get("assigneeId"), caller), null)
                .map(RecallTaskEntity::task));
    }

    @Override
    public Page<RecallTask> ofLot(UUID lotId, ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            if (em.find(LotEntity.class, lotId) == null) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_LOT", "lotId");
            }
            return RecallRows.LISTING
                    .page(
                            em,
                            query,
                            access,
                            q -> q.cb().and(q.cb().equal(q.root().get("lotId"), lotId), RecallRows.in(access, q)),
                            null)
                    .map(RecallTaskEntity::task);
        });
    }

    @Override
    public Optional<RecallTask> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> RecallRows.ROWS.find(em, id, access).map(RecallTaskEntity::task));
    }

    @Override
    public RecallTask tell(UUID id, long version, String note) {
        Access access = Call.require(WRITE);
        checkNote(note);
        return update(new Target(id, version, access, note), (em, task, before) -> {
            task.tell(note, Call.current().actor().id(), today());
            return "RecallTaskChanged";
        });
    }

    @Override
    public RecallTask done(UUID id, long version, long quantity, String note) {
        Access access = Call.require(WRITE);
        checkNote(note);
        return update(new Target(id, version, access, note), (em, task, before) -> {
            if (quantity != task.open()) {
                throw KontorException.of(ProblemKind.INVALID, "RECALL_QUANTITY", "quantity")
                        .with("open", task.open());
            }
            task.giveUp(today());
            task.tell(note, Call.current().actor().id(), today());
            return "RecallTaskDone";
        });
    }

    /**
     * Makes a task another one's, in a transaction of the module.
     *
     * @throws KontorException NOT_FOUND; CONFLICT {@code RECALL_TASK_STATE}, {@code HANDOVER_NOT_OPEN}
     */
    public void handOver(EntityManager em, UUID id, Succession succession) {
        Access access = Call.require(WRITE);
        RecallTask seen =
                RecallRows.ROWS.find(em, id, access).map(RecallTaskEntity::task).orElseThrow(JpaRecallTasks::notFound);
        if (succession.concerns(seen.assigneeId())) {
            change(em, new Target(id, seen.version(), access, succession.reason()), (inner, task, before) -> {
                task.assign(succession.toId());
                return "RecallTaskHandedOver";
            });
        }
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    private static void checkNote(String note) {
        new Violations().required("note", note).text("note", note, 500).throwIfAny();
    }

    private RecallTask update(Target target, Step<RecallTaskEntity, RecallTask> step) {
        return transactions.write(TASK, em -> change(em, target, step));
    }

    private RecallTask change(EntityManager em, Target target, Step<RecallTaskEntity, RecallTask> step) {
        List<UUID> recalls = em.createQuery("select t.recallId from RecallTaskEntity t where t.id = :task", UUID.class)
                .setParameter("task", target.id())
                .getResultList();
        if (recalls.isEmpty()) {
            throw notFound();
        }
        RowLock.take(em, RecallBook.TABLE, recalls.get(0));
        Set<UUID> people = new LinkedHashSet<>();
        RecallTask after =
                Documents.change(em, transactions.chronicle(), RecallRows.ROWS, target, (inner, task, before) -> {
                    if (before.state() != State.OPEN) {
                        throw Documents.state("RECALL_TASK_STATE", before.state());
                    }
                    people.add(before.assigneeId());
                    return step.apply(inner, task, before);
                });
        people.add(after.assigneeId());
        book.remind(em, Objects.requireNonNull(em.find(RecallEntity.class, after.recallId())), people);
        return after;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

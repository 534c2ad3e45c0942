package io.kontor.kernel.core.job;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.job.Deadline;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.job.Deadlines;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The deadlines in the database. */
@Component(service = Deadlines.class)
public final class JpaDeadlines implements Deadlines {
    private static final String READ = "kernel:deadline:read";
    private static final Access EVERYBODY = new Access(READ, RowScope.ALL, Map.of());
    private static final Listing<DeadlineEntity> LISTING = Listing.of(DeadlineEntity.class, "id")
            .field("id", Kind.UUID_KIND, d -> d.get("id"))
            .field("kind", Kind.TEXT, d -> d.get("kind"))
            .field("subjectId", Kind.UUID_KIND, d -> d.get("subjectId"))
            .field("subjectCode", Kind.TEXT, d -> d.get("subjectCode"))
            .field("owner", Kind.UUID_KIND, d -> d.get("owner"))
            .field("dueAt", Kind.INSTANT, d -> d.get("dueAt"))
            .field("remindAt", Kind.INSTANT, d -> d.get("remindAt"))
            .field("remindedAt", Kind.INSTANT, d -> d.get("remindedAt"))
            .field("lateAt", Kind.INSTANT, d -> d.get("lateAt"))
            .field("settledAt", Kind.INSTANT, d -> d.get("settledAt"))
            .test("open", (q, c) -> marked(q.cb().isNull(q.root().get("settledAt")), c))
            .test("late", (q, c) -> marked(late(q), c))
            .defaultSort("dueAt")
            .build();

    private final Transactions transactions;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public JpaDeadlines(@Reference KernelTransactions kernel, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.clock = clock;
    }

    private static Predicate late(Listing.Query<DeadlineEntity> q) {
        return q.cb().and(
                        q.root().get("lateAt").isNotNull(),
                        q.root().get("settledAt").isNull());
    }

    private static Predicate marked(Predicate mark, Filter.Condition condition) {
        boolean wanted = Kind.BOOLEAN.parse(condition.values().get(0), condition.field());
        return switch (condition.operator()) {
            case EQ -> wanted ? mark : mark.not();
            case NE -> wanted ? mark.not() : mark;
            default -> throw Conditions.operator(condition);
        };
    }

    @Override
    public Deadline set(DeadlineData data) {
        Call.current();
        List<Violation> violations = data.violations();
        if (!violations.isEmpty()) {
            throw new KontorException(ProblemKind.INVALID, "INVALID_INPUT", Map.of(), violations);
        }
        return transactions.writeUnkeyed(em -> {
            Optional<DeadlineEntity> present = find(em, data.kind(), data.subjectId());
            DeadlineEntity deadline = present.orElseGet(() -> new DeadlineEntity(Ids.next(), data, now()));
            deadline.apply(data);
            if (present.isEmpty()) {
                em.persist(deadline);
            }
            em.flush();
            return deadline.toDeadline();
        });
    }

    @Override
    public void settle(String kind, UUID subjectId) {
        Call.current();
        transactions.writeUnkeyed(em -> {
            find(em, kind, subjectId).ifPresent(deadline -> deadline.settle(now()));
            return true;
        });
    }

    @Override
    public Optional<Deadline> find(String kind, UUID subjectId) {
        Call.current();
        return transactions.read(em -> find(em, kind, subjectId).map(DeadlineEntity::toDeadline));
    }

    private static Optional<DeadlineEntity> find(EntityManager em, String kind, UUID subjectId) {
        return em.createQuery(
                        "select d from DeadlineEntity d where d.subjectId = :subject and d.kind = :kind",
                        DeadlineEntity.class)
                .setParameter("subject", subjectId)
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Page<Deadline> list(ListQuery query) {
        Actor actor = Call.current().actor();
        boolean all = actor.access(READ).isPresent();
        return transactions.read(em -> LISTING.page(
                        em,
                        query,
                        EVERYBODY,
                        q -> all ? q.cb().conjunction() : q.cb().equal(q.root().get("owner"), actor.id()),
                        null)
                .map(DeadlineEntity::toDeadline));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}

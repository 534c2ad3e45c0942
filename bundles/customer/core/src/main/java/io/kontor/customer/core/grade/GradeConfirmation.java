package io.kontor.customer.core.grade;

import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Metric;
import io.kontor.customer.core.store.Chunks;
import io.kontor.customer.core.store.CustomerRows;
import io.kontor.customer.core.store.CustomerRows.Named;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.GradeEntity;
import io.kontor.customer.core.store.GradeProposalEntity;
import io.kontor.customer.core.store.GradeRepository;
import io.kontor.customer.core.store.GradeRunEntity;
import io.kontor.customer.core.store.GradeTurnEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;

/** Makes proposals of a run grades in force, a batch of customers at a time, one confirmation after the other. */
final class GradeConfirmation {
    private final EntityManager em;
    private final Access access;
    private final Chronicle chronicle;

    GradeConfirmation(EntityManager em, Access access, Chronicle chronicle) {
        this.em = em;
        this.access = access;
        this.chronicle = chronicle;
    }

    /** What to confirm: which customers of which run, from when, by whom. */
    record Order(UUID run, long version, Set<UUID> customers, LocalDate from, String by, Instant at) {}

    /** {@return how many grades were set} */
    int confirm(Order order) {
        em.find(GradeTurnEntity.class, GradeTurnEntity.CONFIRM, LockModeType.PESSIMISTIC_WRITE);
        GradeRuns runs = new GradeRuns(em, access);
        GradeRunEntity run = runs.get(order.run());
        Versions.check(run.version(), order.version());
        GradeSchemeData scheme = runs.data(run.scheme(), run.schemeVersion());
        Map<UUID, UUID> open = open(order);
        if (open.isEmpty()) {
            return 0;
        }
        run.confirm();
        em.lock(run, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
        for (List<UUID> customers : Chunks.of(new TreeSet<>(open.keySet()))) {
            LocalDate to = order.from().plusMonths(scheme.validMonths()).minusDays(1);
            List<Change> ended =
                    new GradeRepository(em).makeRoom(customers, GradeAssignment.Kind.CONFIRMED, order.from(), to);
            chronicle.recordAll(em, ended);
            List<UUID> proposals = customers.stream().map(open::get).toList();
            Fetch.rows(em, GradeProposalEntity.class, "id", proposals).forEach(p -> {
                p.confirm(order.from());
                GradeAssignment grade = grade(order, run, p, to);
                em.persist(new GradeEntity(grade, scheme.metric() == Metric.AMOUNT));
                chronicle.record(em, Trail.graded(grade));
            });
            em.flush();
            em.clear();
        }
        return open.size();
    }

    /** {@return the proposals to confirm that are not yet, by customer} */
    private Map<UUID, UUID> open(Order order) {
        Map<UUID, UUID> open = new HashMap<>();
        Set<UUID> proposed = new HashSet<>();
        Set<UUID> inScope = CustomerRows.named(em, access.rows(), Set.of()).stream()
                .map(Named::id)
                .collect(Collectors.toSet());
        em.createQuery(
                        "select p.customerId, p.id, p.confirmedFrom from GradeProposalEntity p where p.runId = :run",
                        Object[].class)
                .setParameter("run", order.run())
                .getResultStream()
                .filter(r -> inScope.contains((UUID) r[0]))
                .forEach(r -> {
                    proposed.add((UUID) r[0]);
                    if (r[2] == null) {
                        open.put((UUID) r[0], (UUID) r[1]);
                    }
                });
        if (!proposed.containsAll(order.customers())) {
            throw KontorException.of(ProblemKind.INVALID, "NOT_PROPOSED", "customers");
        }
        if (!order.customers().isEmpty()) {
            open.keySet().retainAll(order.customers());
        }
        return open;
    }

    private static GradeAssignment grade(Order order, GradeRunEntity run, GradeProposalEntity proposal, LocalDate to) {
        return new GradeAssignment(
                Ids.next(),
                proposal.customerId(),
                proposal.proposed(),
                GradeAssignment.Kind.CONFIRMED,
                order.from(),
                to,
                run.scheme(),
                run.schemeVersion(),
                null,
                order.by(),
                order.at(),
                proposal.reasons());
    }
}

package io.kontor.customer.core.grade;

import io.kontor.customer.api.grade.GradeProposal;
import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Metric;
import io.kontor.customer.core.store.CustomerRows;
import io.kontor.customer.core.store.CustomerRows.Named;
import io.kontor.customer.core.store.GradeProposalEntity;
import io.kontor.customer.core.store.GradeRunEntity;
import io.kontor.customer.core.store.GradeSchemeVersionEntity;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;

/** Stored runs of one transaction, shown within the caller's rows and field classes. */
final class GradeRuns {
    private static final int BATCH = 1_000;

    private final EntityManager em;
    private final Access access;

    GradeRuns(EntityManager em, Access access) {
        this.em = em;
        this.access = access;
    }

    /** {@return the run as stored, state PROPOSED} */
    GradeRun store(GradeRun computed) {
        GradeRunEntity run = new GradeRunEntity(computed, Call.current().actor().username());
        em.persist(run);
        em.flush();
        GradeRun stored = run.run(computed.proposals());
        for (int i = 0; i < computed.proposals().size(); i++) {
            em.persist(new GradeProposalEntity(run.id(), i, computed.proposals().get(i)));
            if (i % BATCH == BATCH - 1) {
                em.flush();
                em.clear();
            }
        }
        return stored;
    }

    /** {@return a stored run with the proposals for customers in scope} */
    GradeRun read(UUID id) {
        GradeRunEntity run = get(id);
        Map<UUID, Named> customers = customers();
        RowScope told = toldIn(run.scheme(), run.schemeVersion());
        List<GradeProposal> proposals = em.createQuery(
                        "select p from GradeProposalEntity p where p.runId = :run order by p.position",
                        GradeProposalEntity.class)
                .setParameter("run", id)
                .getResultStream()
                .flatMap(p -> Optional.ofNullable(customers.get(p.customerId()))
                        .map(c -> p.proposal(c.code(), c.name(), c.isIn(told)))
                        .stream())
                .toList();
        return run.run(proposals);
    }

    GradeRunEntity get(UUID id) {
        return Optional.ofNullable(em.find(GradeRunEntity.class, id))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** {@return the run without reasons that tell sums the caller may not see} */
    GradeRun visible(GradeRun run) {
        RowScope told = toldIn(run.scheme(), run.schemeVersion());
        if (told.equals(access.rows())) {
            return run;
        }
        Map<UUID, Named> customers = customers();
        List<GradeProposal> proposals = run.proposals().stream()
                .map(p -> Optional.ofNullable(customers.get(p.customerId()))
                                .filter(c -> c.isIn(told))
                                .isPresent()
                        ? p
                        : silent(p))
                .toList();
        return new GradeRun(
                run.id(),
                run.version(),
                run.scheme(),
                run.schemeVersion(),
                run.period(),
                run.at(),
                run.inputsHash(),
                run.state(),
                proposals);
    }

    private static GradeProposal silent(GradeProposal p) {
        return new GradeProposal(
                p.customerId(), p.code(), p.name(), p.present(), p.proposed(), p.moves(), p.overridden(), List.of());
    }

    private Map<UUID, Named> customers() {
        return CustomerRows.named(em, access.rows(), Set.of()).stream()
                .collect(Collectors.toMap(Named::id, Function.identity()));
    }

    /** {@return the rows whose reasons the caller may read: those of sums tell sums} */
    private RowScope toldIn(String scheme, long version) {
        return data(scheme, version).metric() == Metric.AMOUNT ? access.rowsOf(FieldClass.AMOUNT) : access.rows();
    }

    /** {@return a scheme's values in one of its versions} */
    GradeSchemeData data(String scheme, long version) {
        return em.createQuery(
                        "select v from GradeSchemeVersionEntity v"
                                + " where v.scheme = :scheme and v.schemeVersion = :version",
                        GradeSchemeVersionEntity.class)
                .setParameter("scheme", scheme)
                .setParameter("version", version)
                .getSingleResult()
                .data();
    }
}

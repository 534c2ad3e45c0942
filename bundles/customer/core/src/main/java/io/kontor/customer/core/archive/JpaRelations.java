package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.archive.Relations;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.Days;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.RelationEntity;
import io.kontor.customer.core.store.RelationTypeEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.customer.core.store.UpperPath;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Relations in the module's tables. Additions of one kind go one after the other: a cycle has many customers. */
@Component
public final class JpaRelations implements Relations {
    private static final Answer<Relation> RELATION = Answer.of(Relation.class);

    private final Transactions transactions;

    /** Takes the module's transactions. */
    @Activate
    public JpaRelations(@Reference CustomerTransactions transactions) {
        this.transactions = transactions.get();
    }

    @Override
    public List<Relation> of(UUID customerId) {
        Access access = Call.require(JpaCustomerArchive.READ);
        return transactions.read(em -> {
            CustomerRepository customers = new CustomerRepository(em);
            customers.get(customerId, access.rows());
            Set<RelationEntity> both = new HashSet<>();
            both.addAll(Fetch.rows(em, RelationEntity.class, "fromId", List.of(customerId)));
            both.addAll(Fetch.rows(em, RelationEntity.class, "toId", List.of(customerId)));
            List<Relation> relations =
                    both.stream().map(RelationEntity::relation).toList();
            Set<UUID> others = new HashSet<>();
            relations.forEach(r -> others.add(r.fromId().equals(customerId) ? r.toId() : r.fromId()));
            Set<UUID> seen = customers.findAll(others, access.rows()).keySet();
            return relations.stream()
                    .filter(r -> seen.contains(r.fromId().equals(customerId) ? r.toId() : r.fromId()))
                    .sorted(Comparator.comparing(Relation::validFrom)
                            .thenComparing(Relation::id)
                            .reversed())
                    .toList();
        });
    }

    @Override
    public Relation add(UUID fromId, Relation.Type type, UUID toId, LocalDate validFrom, @Nullable LocalDate validTo) {
        Access write = Call.require(JpaCustomerArchive.WRITE);
        Access read = Call.require(JpaCustomerArchive.READ);
        check(type, validFrom, validTo);
        return transactions.write(RELATION, em -> {
            CustomerRepository customers = new CustomerRepository(em);
            customers.get(fromId, write.rows());
            customers.get(toId, read.rows());
            lock(em, type);
            Relation wanted = new Relation(Ids.next(), 0, fromId, type, toId, validFrom, validTo);
            UpperPath.in(em, type).check(wanted);
            RelationEntity entity = new RelationEntity(wanted);
            em.persist(entity);
            em.flush();
            customers.requireUnmerged(List.of(fromId, toId));
            transactions.chronicle().record(em, Trail.related(null, entity.relation()));
            return entity.relation();
        });
    }

    @Override
    public Relation end(UUID customerId, UUID id, long version, LocalDate validTo) {
        Access write = Call.require(JpaCustomerArchive.WRITE);
        Access read = Call.require(JpaCustomerArchive.READ);
        Violations v = new Violations().required("validTo", validTo);
        Days.check("validTo", validTo, v);
        v.throwIfAny();
        return transactions.write(RELATION, em -> {
            CustomerRepository customers = new CustomerRepository(em);
            customers.get(customerId, read.rows());
            RelationEntity entity = Optional.ofNullable(em.find(RelationEntity.class, id))
                    .filter(r -> r.relation().fromId().equals(customerId)
                            || r.relation().toId().equals(customerId))
                    .orElseThrow(CustomerRepository::notFound);
            Relation present = entity.relation();
            customers.get(present.fromId(), write.rows());
            Versions.check(present.version(), version);
            if (validTo.isBefore(present.validFrom())) {
                throw KontorException.of(ProblemKind.INVALID, "ILLEGAL_PERIOD", "validTo");
            }
            if (present.validTo() != null && validTo.isAfter(present.validTo())) {
                lock(em, present.type());
                UpperPath.in(em, present.type())
                        .check(new Relation(
                                id, 0, present.fromId(), present.type(), present.toId(), present.validFrom(), validTo));
            }
            entity.end(validTo);
            em.flush();
            transactions.chronicle().record(em, Trail.related(present, entity.relation()));
            return entity.relation();
        });
    }

    private static void check(Relation.Type type, LocalDate validFrom, @Nullable LocalDate validTo) {
        Violations v = new Violations().required("type", type).required("validFrom", validFrom);
        Days.check("validFrom", validFrom, v);
        Days.check("validTo", validTo, v);
        if (validFrom != null && !Days.isStretch(validFrom, validTo)) {
            v.add("validTo", "ILLEGAL_PERIOD");
        }
        v.throwIfAny();
    }

    private static void lock(EntityManager em, Relation.Type type) {
        em.find(RelationTypeEntity.class, type, LockModeType.PESSIMISTIC_WRITE);
    }
}

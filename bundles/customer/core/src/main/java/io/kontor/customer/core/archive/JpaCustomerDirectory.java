package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.CustomerDirectory;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.GradeRepository;
import io.kontor.customer.core.store.GradeRepository.InForce;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The directory in the module's tables, two queries however many customers, two more when some are unknown. */
@Component
public final class JpaCustomerDirectory implements CustomerDirectory {
    private static final int MAX_IDS = 1_000;

    private final Transactions transactions;
    private final Clock clock;

    /** Takes the module's transactions. */
    @Activate
    public JpaCustomerDirectory(@Reference CustomerTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public Map<UUID, Snapshot> snapshots(Collection<UUID> ids) {
        Access access = Call.require(JpaCustomerArchive.READ);
        new Violations().size("ids", ids, MAX_IDS).throwIfAny();
        return transactions.read(em -> {
            Map<UUID, CustomerEntity> found = found(em, ids, access);
            Set<UUID> customers =
                    found.values().stream().map(CustomerEntity::id).collect(Collectors.toSet());
            Map<UUID, InForce> grades = new GradeRepository(em).inForce(customers, LocalDate.now(clock));
            Map<UUID, Snapshot> snapshots = new HashMap<>();
            found.forEach((id, customer) -> snapshots.put(id, snapshot(customer, grades.get(customer.id()))));
            return snapshots;
        });
    }

    @Override
    public Map<UUID, UUID> resolve(Collection<UUID> ids) {
        Access access = Call.require(JpaCustomerArchive.READ);
        new Violations().size("ids", ids, MAX_IDS).throwIfAny();
        return transactions.read(em -> {
            Map<UUID, UUID> winners = new CustomerRepository(em).winners(ids);
            Set<UUID> seen = new CustomerRepository(em)
                    .findAll(new HashSet<>(winners.values()), access.rows())
                    .keySet();
            winners.values().retainAll(seen);
            return winners;
        });
    }

    /**
     * {@return the customers in scope by the identities asked for, which may be those of customers merged into them}
     */
    private static Map<UUID, CustomerEntity> found(EntityManager em, Collection<UUID> ids, Access access) {
        CustomerRepository repository = new CustomerRepository(em);
        Map<UUID, CustomerEntity> found = repository.findAll(new HashSet<>(ids), access.rows());
        Set<UUID> others = new HashSet<>(ids);
        others.removeAll(found.keySet());
        Map<UUID, UUID> winners = repository.winners(others);
        Map<UUID, CustomerEntity> into = repository.findAll(new HashSet<>(winners.values()), access.rows());
        winners.forEach((id, winner) -> {
            if (into.containsKey(winner)) {
                found.put(id, into.get(winner));
            }
        });
        return found;
    }

    private static Snapshot snapshot(CustomerEntity customer, @Nullable InForce grade) {
        return new Snapshot(
                customer.id(),
                customer.code(),
                customer.name(),
                customer.lifecycle(),
                grade == null ? null : grade.grade(),
                customer.ownerId(),
                customer.regionCode());
    }
}

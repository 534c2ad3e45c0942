package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.ExternalId;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.security.RowScope;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

/** Customers of one transaction, always within the caller's rows. */
public final class CustomerRepository {
    private final EntityManager em;

    /** Works within a transaction's entity manager. */
    public CustomerRepository(EntityManager em) {
        this.em = em;
    }

    /**
     * {@return the customer, or empty when unknown or out of scope; NOT_FOUND {@code CUSTOMER_MERGED} when it is part
     * of another}
     */
    public Optional<CustomerEntity> find(UUID id, RowScope scope) {
        return present(em.find(CustomerEntity.class, id), scope);
    }

    private Optional<CustomerEntity> present(@Nullable CustomerEntity customer, RowScope scope) {
        if (customer == null || !CustomerScope.everCovers(scope, customer)) {
            return Optional.empty();
        }
        UUID into = customer.mergedInto();
        if (into != null) {
            throw merged(winners(List.of(customer.id())).getOrDefault(customer.id(), into));
        }
        return Optional.of(customer);
    }

    private static KontorException merged(UUID into) {
        Map<String, String> args = Map.of("into", into.toString());
        return new KontorException(
                ProblemKind.NOT_FOUND, "CUSTOMER_MERGED", args, List.of(new Violation("id", "MERGED_INTO", args)));
    }

    /** {@return those among some customers that are part of another, with the one that is not} */
    public Map<UUID, UUID> winners(Collection<UUID> ids) {
        Map<UUID, UUID> winners = new HashMap<>();
        Map<UUID, UUID> step = mergedInto(ids);
        while (!step.isEmpty()) {
            Map<UUID, UUID> further = step;
            winners.replaceAll((id, winner) -> further.getOrDefault(winner, winner));
            step.forEach(winners::putIfAbsent);
            step = mergedInto(new HashSet<>(step.values()));
        }
        winners.keySet().retainAll(Set.copyOf(ids));
        return winners;
    }

    private Map<UUID, UUID> mergedInto(Collection<UUID> ids) {
        Map<UUID, UUID> found = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(ids)) {
            em.createQuery(
                            "select c.id, c.mergedInto from CustomerEntity c"
                                    + " where c.id in :ids and c.mergedInto is not null",
                            Object[].class)
                    .setParameter("ids", chunk)
                    .getResultList()
                    .forEach(r -> found.put((UUID) r[0], (UUID) r[1]));
        }
        return found;
    }

    /**
     * Refuses what was written of customers that became part of another in the same moment: who writes without locking
     * them asks afterwards, when a merge has to wait for what was written.
     *
     * @param ids the customers, whose rows are flushed
     * @throws KontorException NOT_FOUND {@code CUSTOMER_MERGED}
     */
    public void requireUnmerged(Collection<UUID> ids) {
        winners(ids).values().stream().findFirst().ifPresent(into -> {
            throw merged(into);
        });
    }

    /** {@return the customer; NOT_FOUND when unknown or out of scope} */
    public CustomerEntity get(UUID id, RowScope scope) {
        return find(id, scope).orElseThrow(CustomerRepository::notFound);
    }

    /**
     * {@return the customer, freshly read and locked until the transaction ends; NOT_FOUND when unknown or out of
     * scope} Commands lock first what they then check, so that two of them cannot both be right about the same days.
     */
    public CustomerEntity lock(UUID id, RowScope scope) {
        // locking reads again, which would undo what this transaction did before
        em.flush();
        return present(em.find(CustomerEntity.class, id, LockModeType.PESSIMISTIC_WRITE), scope)
                .orElseThrow(CustomerRepository::notFound);
    }

    /** {@return the customer, also when it is part of another; empty when unknown or out of scope} */
    public Optional<CustomerEntity> findEver(UUID id, RowScope scope) {
        return Optional.ofNullable(em.find(CustomerEntity.class, id)).filter(c -> CustomerScope.everCovers(scope, c));
    }

    /**
     * {@return the customer, locked like {@link #lock}, also when it is part of another; empty when unknown or out of
     * scope}
     */
    public Optional<CustomerEntity> lockEver(UUID id, RowScope scope) {
        em.flush();
        return Optional.ofNullable(em.find(CustomerEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(c -> CustomerScope.everCovers(scope, c));
    }

    /** {@return the customers known and in scope among these, by id} */
    public Map<UUID, CustomerEntity> findAll(Collection<UUID> ids, RowScope scope) {
        return by("id", ids, scope, CustomerEntity::id);
    }

    /** {@return the customers known and in scope among these, by code} */
    public Map<String, CustomerEntity> findByCodes(Collection<String> codes, RowScope scope) {
        return by("code", codes, scope, CustomerEntity::code);
    }

    /** {@return the customer with this identity in another system, or empty when unknown or out of scope} */
    public Optional<CustomerEntity> findByExternalId(ExternalId externalId, RowScope scope) {
        return new CardPartsRepository(em).owner(externalId).flatMap(id -> find(id, scope));
    }

    /** {@return whether any customer has this code, in anybody's rows} */
    public boolean isCodeTaken(String code) {
        return !em.createQuery("select c.id from CustomerEntity c where c.code = :code", UUID.class)
                .setParameter("code", code)
                .getResultList()
                .isEmpty();
    }

    /** {@return these customers, freshly read and locked until the transaction ends, whatever their rows} */
    public Map<UUID, CustomerEntity> lockAll(Collection<UUID> ids) {
        Map<UUID, CustomerEntity> locked = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(ids)) {
            em.createQuery("select c from CustomerEntity c where c.id in :ids", CustomerEntity.class)
                    .setParameter("ids", chunk)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .forEach(c -> locked.put(c.id(), c));
        }
        return locked;
    }

    /** {@return the customers with these identities in another system, by identity, whatever their rows} */
    public Map<String, UUID> idsByExternalIds(String system, Collection<String> externalIds) {
        Map<String, UUID> found = new HashMap<>();
        for (List<String> chunk : Chunks.of(externalIds)) {
            em.createQuery(
                            "select e.externalId, e.customerId from ExternalIdEntity e"
                                    + " where e.systemCode = :system and e.externalId in :ids",
                            Object[].class)
                    .setParameter("system", system)
                    .setParameter("ids", chunk)
                    .getResultList()
                    .forEach(r -> found.put((String) r[0], (UUID) r[1]));
        }
        return found;
    }

    /**
     * {@return customers by the values of a unique attribute, whatever their rows}
     *
     * @param attribute {@code code} or {@code unifiedSocialCreditCode}
     * @param values the values
     */
    public Map<String, UUID> idsBy(String attribute, Collection<String> values) {
        Map<String, UUID> found = new HashMap<>();
        for (List<String> chunk : Chunks.of(values)) {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Object[]> query = cb.createQuery(Object[].class);
            Root<CustomerEntity> customer = query.from(CustomerEntity.class);
            query.multiselect(customer.get(attribute), customer.get("id"))
                    .where(customer.get(attribute).in(chunk));
            em.createQuery(query).getResultList().forEach(r -> found.put((String) r[0], (UUID) r[1]));
        }
        return found;
    }

    private <K> Map<K, CustomerEntity> by(
            String attribute, Collection<K> keys, RowScope scope, Function<CustomerEntity, K> key) {
        Map<K, CustomerEntity> found = new HashMap<>();
        for (List<K> chunk : Chunks.of(keys)) {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<CustomerEntity> query = cb.createQuery(CustomerEntity.class);
            Root<CustomerEntity> root = query.from(CustomerEntity.class);
            query.where(root.get(attribute).in(chunk), CustomerScope.in(scope, cb, root));
            em.createQuery(query).getResultList().forEach(c -> found.put(key.apply(c), c));
        }
        return found;
    }

    /** {@return the refusal for a customer unknown or out of scope} */
    public static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }
}

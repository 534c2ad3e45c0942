package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.kernel.api.security.RowScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

/**
 * The customers in a scope with the few columns analyses need, because whole entities of all of them would be too much.
 */
public final class CustomerRows {
    private CustomerRows() {}

    /**
     * What an analysis needs to know of a customer.
     *
     * @param id the customer
     * @param regionCode its region
     */
    public record Placed(UUID id, @Nullable String regionCode) {}

    /**
     * What a grade run needs to know of a customer.
     *
     * @param id the customer
     * @param code its code
     * @param name its name
     * @param ownerId the rep in charge
     * @param teamId the owner's team
     * @param regionPath its region's path
     */
    public record Named(
            UUID id,
            String code,
            String name,
            @Nullable UUID ownerId,
            @Nullable UUID teamId,
            @Nullable String regionPath) {
        /** {@return whether a scope has the customer} */
        public boolean isIn(RowScope scope) {
            return scope.covers(ownerId, teamId, regionPath);
        }
    }

    /** {@return all customers in scope with their regions} */
    public static List<Placed> placed(EntityManager em, RowScope scope) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = cb.createQuery(Object[].class);
        Root<CustomerEntity> customer = query.from(CustomerEntity.class);
        query.multiselect(customer.get("id"), customer.get("regionCode")).where(CustomerScope.in(scope, cb, customer));
        return em.createQuery(query)
                .getResultStream()
                .map(r -> new Placed((UUID) r[0], (String) r[1]))
                .toList();
    }

    /**
     * {@return all customers in scope with their names}
     *
     * @param em runs the query
     * @param scope the caller's rows
     * @param stages only customers of these stages, empty for all
     */
    public static List<Named> named(EntityManager em, RowScope scope, Collection<Lifecycle> stages) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = cb.createQuery(Object[].class);
        Root<CustomerEntity> customer = query.from(CustomerEntity.class);
        List<Predicate> where = new ArrayList<>(List.of(CustomerScope.in(scope, cb, customer)));
        if (!stages.isEmpty()) {
            where.add(customer.get("lifecycle").in(stages));
        }
        query.multiselect(
                        customer.get("id"),
                        customer.get("code"),
                        customer.get("name"),
                        customer.get("ownerId"),
                        customer.get("teamId"),
                        customer.get("regionPath"))
                .where(where.toArray(Predicate[]::new));
        return em.createQuery(query)
                .getResultStream()
                .map(r -> new Named((UUID) r[0], (String) r[1], (String) r[2], (UUID) r[3], (UUID) r[4], (String) r[5]))
                .toList();
    }

    /**
     * {@return the upper customer of each customer that has one along a kind of relation}
     *
     * @param em runs the query
     * @param type the kind
     * @param day the day it must hold on
     */
    public static Map<UUID, UUID> uppers(EntityManager em, Relation.Type type, LocalDate day) {
        Map<UUID, UUID> uppers = new HashMap<>();
        em.createQuery(
                        "select r.fromId, r.toId from RelationEntity r where r.type = :type and r.validFrom <= :day"
                                + " and (r.validTo is null or r.validTo >= :day)",
                        Object[].class)
                .setParameter("type", type)
                .setParameter("day", day)
                .getResultList()
                .forEach(r -> uppers.put((UUID) r[0], (UUID) r[1]));
        return uppers;
    }
}

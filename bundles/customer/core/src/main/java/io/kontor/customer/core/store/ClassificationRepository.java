package io.kontor.customer.core.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.Tuple;
import javax.persistence.criteria.AbstractQuery;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.From;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** Codes customers have, in one transaction. */
public final class ClassificationRepository {
    private static final String CUSTOMER = "customerId";
    private static final String AXIS = "axis";
    private static final String CODE = "code";

    private final EntityManager em;

    /** Works within a transaction's entity manager. */
    public ClassificationRepository(EntityManager em) {
        this.em = em;
    }

    /** {@return the assignments of a customer, by axis and newest first} */
    public List<ClassificationEntity> of(UUID customerId) {
        return Fetch.rows(em, ClassificationEntity.class, CUSTOMER, List.of(customerId)).stream()
                .sorted(Comparator.comparing(
                                (ClassificationEntity c) -> c.assignment().axis())
                        .thenComparing(c -> c.assignment().validFrom(), Comparator.reverseOrder())
                        .thenComparing(c -> c.assignment().code()))
                .toList();
    }

    /** {@return the codes in force on a day, by customer and axis} */
    public Map<UUID, Map<String, Set<String>>> inForce(Collection<UUID> ids, LocalDate day) {
        Map<UUID, Map<String, Set<String>>> codes = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(ids)) {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Tuple> query = cb.createTupleQuery();
            Root<ClassificationEntity> row = query.from(ClassificationEntity.class);
            query.multiselect(row.get(CUSTOMER), row.get(AXIS), row.get(CODE))
                    .where(row.get(CUSTOMER).in(chunk), holds(cb, row, day));
            for (Tuple found : em.createQuery(query).getResultList()) {
                codes.computeIfAbsent(found.get(0, UUID.class), c -> new TreeMap<>())
                        .computeIfAbsent(found.get(1, String.class), a -> new TreeSet<>())
                        .add(found.get(2, String.class));
            }
        }
        return codes;
    }

    /** {@return whether an assignment holds on a day} */
    public static Predicate holds(CriteriaBuilder cb, From<?, ClassificationEntity> row, LocalDate day) {
        Expression<LocalDate> to = row.get("validTo");
        return cb.and(
                cb.lessThanOrEqualTo(row.<LocalDate>get("validFrom"), day),
                cb.or(to.isNull(), cb.greaterThanOrEqualTo(to, day)));
    }

    /** What is asked of an assignment besides its customer and axis. */
    @FunctionalInterface
    public interface Condition {
        /** {@return the condition on the assignment} */
        Predicate on(Root<ClassificationEntity> row);
    }

    /**
     * {@return the condition that a customer has an assignment of an axis}
     *
     * @param cb builds it
     * @param query the query it becomes part of
     * @param customer the customer's identity in the query
     * @param axis the axis
     * @param condition what else is asked of it
     */
    public static Predicate has(
            CriteriaBuilder cb, AbstractQuery<?> query, Expression<UUID> customer, String axis, Condition condition) {
        Subquery<UUID> sub = query.subquery(UUID.class);
        Root<ClassificationEntity> row = sub.from(ClassificationEntity.class);
        sub.select(row.get("id"))
                .where(cb.equal(row.get(CUSTOMER), customer), cb.equal(row.get(AXIS), axis), condition.on(row));
        return cb.exists(sub);
    }
}

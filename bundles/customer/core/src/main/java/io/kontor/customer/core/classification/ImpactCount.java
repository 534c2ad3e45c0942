package io.kontor.customer.core.classification;

import io.kontor.customer.api.classification.Impact;
import io.kontor.customer.core.store.ClassificationEntity;
import io.kontor.customer.core.store.ClassificationRepository;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.kernel.api.security.RowScope;
import java.time.LocalDate;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;

/**
 * Counts whom codes concern, each customer once: now, else in the past, else in the future.
 *
 * @param em runs the queries
 * @param scope the caller's rows
 * @param axis the axis
 * @param codes the codes
 * @param today the day
 */
record ImpactCount(EntityManager em, RowScope scope, String axis, Set<String> codes, LocalDate today) {
    /** Which customers are counted. */
    private enum When {
        CURRENT,
        PAST,
        FUTURE
    }

    Impact count() {
        return new Impact(count(When.CURRENT), count(When.PAST), count(When.FUTURE));
    }

    private long count(When when) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> query = cb.createQuery(Long.class);
        Root<CustomerEntity> customer = query.from(CustomerEntity.class);
        Predicate past = has(query, customer, When.PAST);
        Predicate notCurrent = cb.not(has(query, customer, When.CURRENT));
        Predicate wanted =
                switch (when) {
                    case CURRENT -> has(query, customer, When.CURRENT);
                    case PAST -> cb.and(past, notCurrent);
                    case FUTURE -> cb.and(has(query, customer, When.FUTURE), notCurrent, cb.not(past));
                };
        query.select(cb.count(customer)).where(CustomerScope.in(scope, cb, customer), wanted);
        return em.createQuery(query).getSingleResult();
    }

    private Predicate has(CriteriaQuery<Long> query, Root<CustomerEntity> customer, When when) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        return ClassificationRepository.has(
                cb,
                query,
                customer.get("id"),
                axis,
                row -> cb.and(row.get("code").in(codes), on(cb, row, when)));
    }

    private Predicate on(CriteriaBuilder cb, Root<ClassificationEntity> row, When when) {
        Expression<LocalDate> from = row.get("validFrom");
        Expression<LocalDate> to = row.get("validTo");
        return switch (when) {
            case CURRENT -> ClassificationRepository.holds(cb, row, today);
            case PAST -> cb.and(cb.isNotNull(to), cb.lessThan(to, today));
            case FUTURE -> cb.greaterThan(from, today);
        };
    }
}

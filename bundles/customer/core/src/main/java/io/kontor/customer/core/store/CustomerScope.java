package io.kontor.customer.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Rows;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.From;
import javax.persistence.criteria.Predicate;

/**
 * The one row scope of the module: everything of a customer is seen by whoever sees the customer. Customers that became
 * part of another are outside every scope, so that nothing that asks for customers has them by mistake.
 */
public final class CustomerScope {
    private CustomerScope() {}

    /**
     * {@return whether a customer is inside, as a predicate}
     *
     * @param scope the caller's rows
     * @param cb builder of the query
     * @param customer the customer in the query
     */
    public static Predicate in(RowScope scope, CriteriaBuilder cb, From<?, CustomerEntity> customer) {
        Predicate present = cb.isNull(customer.get("mergedInto"));
        return scope.all() ? present : cb.and(everIn(scope, cb, customer), present);
    }

    /**
     * {@return whether a customer is or was inside, when those that became part of another count as well}
     *
     * @param scope the caller's rows
     * @param cb builder of the query
     * @param customer the customer in the query
     */
    public static Predicate everIn(RowScope scope, CriteriaBuilder cb, From<?, CustomerEntity> customer) {
        return Rows.in(scope, cb, customer.get("ownerId"), customer.get("teamId"), customer.get("regionPath"));
    }

    /**
     * {@return whether a customer is inside}
     *
     * @param scope the caller's rows
     * @param customer the customer
     */
    public static boolean covers(RowScope scope, CustomerEntity customer) {
        return customer.mergedInto() == null && everCovers(scope, customer);
    }

    /**
     * {@return whether a customer is or was inside, also when it became part of another}
     *
     * @param scope the caller's rows
     * @param customer the customer
     */
    public static boolean everCovers(RowScope scope, CustomerEntity customer) {
        return scope.covers(customer.ownerId(), customer.teamId(), customer.regionPath());
    }
}

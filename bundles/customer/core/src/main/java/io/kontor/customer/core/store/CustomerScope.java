package io.kontor.customer.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Rows;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.From;
import javax.persistence.criteria.Predicate;

/** The one row scope of the module: everything of a customer is seen by whoever sees the customer. */
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
        return Rows.in(scope, cb, customer.get("ownerId"), customer.get("teamId"), customer.get("regionPath"));
    }

    /**
     * {@return whether a customer is inside}
     *
     * @param scope the caller's rows
     * @param customer the customer
     */
    public static boolean covers(RowScope scope, CustomerEntity customer) {
        return scope.covers(customer.ownerId(), customer.teamId(), customer.regionPath());
    }
}

package io.kontor.promo.api.allocation;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.value.DateRange;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/** The plans. Reading needs {@code promo:allocation:read}, changing {@code promo:allocation:write}. */
@ProviderType
public interface AllocationPlans {
    /**
     * {@return one page of plans, latest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, code, itemId, state, from, to
     */
    Page<AllocationPlan> list(ListQuery query);

    /**
     * {@return the plan, or empty when unknown}
     *
     * @param id identity
     */
    Optional<AllocationPlan> find(UUID id);

    /**
     * Writes a plan; its shares follow from its method.
     *
     * @param data what it says
     * @return it, as a draft
     * @throws KontorException INVALID with violations, {@code UNKNOWN_ITEM}, {@code UNKNOWN_METHOD},
     *     {@code PLAN_TOO_MUCH} when more is shared than there is, {@code UNKNOWN_ROUTE}; CONFLICT
     *     {@code PLAN_CODE_TAKEN}; UNAVAILABLE {@code ROUTES_AWAY} for a route when nobody knows routes
     */
    AllocationPlan write(AllocationData data);

    /**
     * Changes a draft.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return it
     * @throws KontorException as for {@link #write}; NOT_FOUND; STALE; CONFLICT {@code PLAN_STATE}
     */
    AllocationPlan change(UUID id, long version, UnaryOperator<AllocationData> edit);

    /**
     * Puts a draft in force. Lines for routes count from then on for who drives them now in the days of the plan.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return it
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code PLAN_STATE}; for routes as for {@link #write}
     */
    AllocationPlan publish(UUID id, long version);

    /**
     * Takes a published plan out of force.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return it
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code PLAN_STATE}
     */
    AllocationPlan withdraw(UUID id, long version);

    /**
     * Copies a plan to other days, as a draft.
     *
     * @param id the plan
     * @param code code of the copy
     * @param days days of the copy
     * @return the copy
     * @throws KontorException NOT_FOUND; CONFLICT {@code PLAN_CODE_TAKEN}; for routes as for {@link #write}
     */
    AllocationPlan copy(UUID id, String code, DateRange days);
}

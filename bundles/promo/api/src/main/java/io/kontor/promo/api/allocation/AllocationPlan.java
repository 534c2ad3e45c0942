package io.kontor.promo.api.allocation;

import io.kontor.kernel.api.value.Versioned;
import java.util.List;
import java.util.UUID;

/**
 * A plan.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what it says
 * @param state whether it counts
 * @param shares what each target gets
 */
public record AllocationPlan(UUID id, long version, AllocationData data, State state, List<AllocationShare> shares)
        implements Versioned {
    /** States of a plan. */
    public enum State {
        /** Being written. */
        DRAFT,
        /** In force; does not change any more. */
        PUBLISHED,
        /** Not in force any more. */
        WITHDRAWN
    }

    /** Keeps the shares by value. */
    public AllocationPlan {
        shares = List.copyOf(shares);
    }
}

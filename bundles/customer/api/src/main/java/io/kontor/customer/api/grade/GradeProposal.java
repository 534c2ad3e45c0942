package io.kontor.customer.api.grade;

import io.kontor.kernel.api.value.Explanation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme would make of one customer.
 *
 * @param customerId the customer
 * @param code its code
 * @param name its name
 * @param present grade in force, null when none
 * @param proposed grade by the scheme
 * @param moves whether the two differ
 * @param overridden whether an override is in force, which confirming does not end
 * @param reasons why; empty where they tell sums and the caller may not see class AMOUNT
 */
public record GradeProposal(
        UUID customerId,
        String code,
        String name,
        @Nullable String present,
        String proposed,
        boolean moves,
        boolean overridden,
        List<Explanation> reasons) {
    /** Keeps the reasons by value. */
    public GradeProposal {
        reasons = List.copyOf(reasons);
    }
}

package io.kontor.customer.api.grade;

import io.kontor.kernel.api.value.Explanation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grade of a customer for some days. On a day with both, an override comes before a confirmed grade.
 *
 * @param id stable identity
 * @param customerId the customer
 * @param grade the grade
 * @param kind how it came about
 * @param validFrom first day
 * @param validTo last day; before the first when another grade of its kind took all its days
 * @param scheme code of the scheme, null for an override
 * @param schemeVersion policy version, null for an override
 * @param reason why it was overridden, null for a confirmed grade
 * @param by login name of who confirmed or overrode
 * @param at when
 * @param reasons the scheme's explanation, kept by value; empty for an override, and where it tells sums and the caller
 *     may not see class AMOUNT
 */
public record GradeAssignment(
        UUID id,
        UUID customerId,
        String grade,
        Kind kind,
        LocalDate validFrom,
        LocalDate validTo,
        @Nullable String scheme,
        @Nullable Long schemeVersion,
        @Nullable String reason,
        String by,
        Instant at,
        List<Explanation> reasons) {
    /** How a grade came about. */
    public enum Kind {
        /** By a scheme, confirmed. */
        CONFIRMED,
        /** By hand, until its last day. */
        OVERRIDDEN
    }

    /** Keeps the reasons by value. */
    public GradeAssignment {
        reasons = List.copyOf(reasons);
    }
}

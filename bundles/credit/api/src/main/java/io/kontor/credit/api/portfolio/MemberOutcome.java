package io.kontor.credit.api.portfolio;

import io.kontor.credit.api.rating.RatingResult.State;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a policy says of one customer.
 *
 * @param grade its grade
 * @param state whether deliveries may go on
 * @param termsCode code of its terms; empty when no row of the table matches
 * @param limit its limit
 * @param expectedLoss pd x lgd x the lesser of limit and exposure, 0 below
 * @param blocked identities of the waiting orders that would be blocked, in their order; each is tried by itself
 */
public record MemberOutcome(
        String grade, State state, String termsCode, BigDecimal limit, double expectedLoss, List<String> blocked) {
    /** Keeps the list by value. */
    public MemberOutcome {
        blocked = List.copyOf(blocked);
    }
}

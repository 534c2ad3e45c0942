package io.kontor.promo.api.issue;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.Versioned;
import io.kontor.promo.api.quota.QuotaDecision;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issue to a customer.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what was asked
 * @param state how far it is
 * @param repId who handed it out
 * @param movementId the movement, null while it waits or when it was rejected
 * @param decision what the quotas said
 * @param decidedBy who approved or rejected it, null when nobody had to
 * @param returned base units that came back, by item
 * @param cost what was given and did not come back cost, by currency; empty when not known or not for the caller's
 *     eyes; of class AMOUNT
 */
public record CustomerIssue(
        UUID id,
        long version,
        CustomerIssueData data,
        IssueState state,
        UUID repId,
        @Nullable UUID movementId,
        QuotaDecision decision,
        @Nullable UUID decidedBy,
        Map<UUID, Long> returned,
        List<Money> cost)
        implements Versioned {
    /** Keeps the parts by value. */
    public CustomerIssue {
        returned = Map.copyOf(returned);
        cost = List.copyOf(cost);
    }
}

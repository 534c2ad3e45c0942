package io.kontor.credit.api.portfolio;

import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.terms.TermsTable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What decides on customers: an active policy or a draft of one.
 *
 * @param model the card, with its cut-offs
 * @param terms the terms table; its grades are those of the card, or A to E for a card on the master scale
 * @param lossBudget expected loss accepted for one customer; null to keep each customer's own
 * @param greatestLimit no limit above it; null when unbounded
 */
public record CreditPolicy(
        RatingModel model,
        TermsTable terms,
        @Nullable BigDecimal lossBudget,
        @Nullable BigDecimal greatestLimit) {}

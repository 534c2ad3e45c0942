package io.kontor.credit.api.portfolio;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a draft would change.
 *
 * @param changes every customer whose grade, state, terms, limit or blocked orders change, in the order of the
 *     portfolio
 * @param migration customers by grade before and grade after, both sorted; the diagonal included
 * @param before sums under the active policy
 * @param after sums under the draft
 */
public record WhatIfReport(
        List<Change> changes, Map<String, Map<String, Integer>> migration, Totals before, Totals after) {
    /**
     * A customer the draft changes.
     *
     * @param id its identity
     * @param before what the active policy says
     * @param after what the draft says
     */
    public record Change(String id, MemberOutcome before, MemberOutcome after) {}

    /**
     * Sums over the portfolio.
     *
     * @param limits sum of the limits
     * @param expectedLoss sum of the expected losses
     * @param blockedOrders number of orders blocked
     * @param stopped customers stopped
     */
    public record Totals(BigDecimal limits, double expectedLoss, int blockedOrders, int stopped) {}

    /** Keeps the list by value. */
    public WhatIfReport {
        changes = List.copyOf(changes);
        migration = Map.copyOf(migration);
    }
}

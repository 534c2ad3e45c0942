package io.kontor.credit.api.portfolio;

import io.kontor.credit.api.figures.LimitCase;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.terms.Flag;
import java.math.BigDecimal;
import java.util.List;

/**
 * One customer of a portfolio given in memory; amounts in one currency.
 *
 * @param id identity
 * @param facts what it is rated on
 * @param standing what its terms depend on besides the grade
 * @param limitCase what its limit is computed from; what terms and rating decide in it is replaced
 * @param exposure what it owes or will owe without the waiting orders
 * @param orders orders that wait
 */
public record PortfolioMember(
        String id,
        CreditFacts facts,
        Standing standing,
        LimitCase limitCase,
        BigDecimal exposure,
        List<WaitingOrder> orders) {
    /**
     * What terms depend on besides the grade.
     *
     * @param index payment index, NaN when unknown
     * @param overdueDays days the oldest open item is overdue, 0 when none
     * @param newCustomer YES or NO
     * @param insured whether the receivable is insured: YES or NO
     */
    public record Standing(double index, double overdueDays, Flag newCustomer, Flag insured) {}

    /**
     * An order that waits.
     *
     * @param id identity
     * @param amount its amount
     */
    public record WaitingOrder(String id, BigDecimal amount) {}

    /** Keeps the list by value. */
    public PortfolioMember {
        orders = List.copyOf(orders);
    }
}

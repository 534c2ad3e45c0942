package io.kontor.credit.api.figures;

import io.kontor.credit.api.terms.Terms;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a limit is computed from; amounts in one currency, at least 0, null where unknown.
 *
 * @param yearlyPurchases what the customer will buy from us in a year
 * @param netDays days of its terms
 * @param delayDays days it usually pays late, at least 0
 * @param limitFactor how often the need may be the limit
 * @param netWorth the customer's net worth
 * @param netWorthShare share of it the limit may reach
 * @param peakBalance its highest balance so far
 * @param lossBudget expected loss we accept for one customer
 * @param pd probability of default, 0 to 1
 * @param lgd loss given default, 0 to 1
 * @param insuredCover cover of a credit insurance
 * @param insuredQuota share of a loss it pays, 0 to 1
 * @param standing what kind of customer it is
 * @param starterLimit limit of new customers
 */
public record LimitCase(
        BigDecimal yearlyPurchases,
        int netDays,
        int delayDays,
        double limitFactor,
        @Nullable BigDecimal netWorth,
        double netWorthShare,
        @Nullable BigDecimal peakBalance,
        @Nullable BigDecimal lossBudget,
        double pd,
        double lgd,
        @Nullable BigDecimal insuredCover,
        double insuredQuota,
        Standing standing,
        @Nullable BigDecimal starterLimit) {
    /** What kind of customer it is. */
    public enum Standing {
        /** Known. */
        KNOWN,
        /** New: at most the starter limit and half of what the formula says. */
        NEW,
        /** Worst grade or stopped: the secured part only. */
        SECURED_ONLY
    }

    /**
     * {@return a copy for other terms and another rating}
     *
     * @param terms give net days, limit factor and share of net worth
     * @param newPd probability of default
     * @param newStanding what kind of customer it is
     * @param newBudget expected loss accepted; null for none
     */
    public LimitCase with(Terms terms, double newPd, Standing newStanding, @Nullable BigDecimal newBudget) {
        return new LimitCase(
                yearlyPurchases,
                terms.netDays(),
                delayDays,
                terms.limitFactor(),
                netWorth,
                terms.netWorthShare(),
                peakBalance,
                newBudget,
                newPd,
                lgd,
                insuredCover,
                insuredQuota,
                newStanding,
                starterLimit);
    }
}

package io.kontor.credit.scoring.figures;

import io.kontor.credit.api.figures.LimitCase;
import io.kontor.credit.api.figures.LimitCase.Standing;
import io.kontor.credit.api.figures.LimitFormula;
import io.kontor.credit.api.figures.LimitProposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A limit from what the customer needs, under caps from what it owns, has owed before and may cost us. */
public final class NeedLimit implements LimitFormula {
    private static final BigDecimal YEAR = BigDecimal.valueOf(360);
    private static final BigDecimal HISTORY = new BigDecimal("1.2");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int CENTS = 2;

    @Override
    public LimitProposal propose(LimitCase c) {
        BigDecimal days = BigDecimal.valueOf((long) c.netDays() + c.delayDays());
        BigDecimal need = c.yearlyPurchases().multiply(days).divide(YEAR, CENTS, RoundingMode.HALF_UP);
        BigDecimal wanted = share(need, c.limitFactor());
        BigDecimal worth = c.netWorth() == null ? null : share(c.netWorth(), c.netWorthShare());
        BigDecimal history = c.peakBalance() == null
                ? null
                : c.peakBalance().multiply(HISTORY).setScale(CENTS, RoundingMode.HALF_UP);
        BigDecimal loss = lossCap(c);
        BigDecimal secured = c.insuredCover() == null
                ? BigDecimal.ZERO
                : share(c.insuredCover(), c.insuredQuota()).setScale(0, RoundingMode.DOWN);
        Least least = new Least(wanted);
        least.cap(worth, "NET_WORTH");
        least.cap(history, "HISTORY");
        least.cap(loss, "LOSS_BUDGET");
        BigDecimal unsecured = twoDigits(least.amount);
        BigDecimal limit = unsecured.add(secured);
        if (c.standing() == Standing.NEW) {
            least.amount = limit;
            least.cap(limit.divide(TWO, 0, RoundingMode.DOWN), "HALF_FOR_NEW");
            least.cap(c.starterLimit(), "STARTER");
            limit = least.amount;
        } else if (c.standing() == Standing.SECURED_ONLY) {
            unsecured = BigDecimal.ZERO;
            limit = secured;
            least.binding = "SECURED_ONLY";
        }
        return new LimitProposal(need, wanted, worth, history, loss, unsecured, secured, limit, least.binding);
    }

    private static BigDecimal share(BigDecimal amount, double factor) {
        return amount.multiply(BigDecimal.valueOf(factor)).setScale(CENTS, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal lossCap(LimitCase c) {
        BigDecimal budget = c.lossBudget();
        double loss = c.pd() * c.lgd();
        return budget == null || !(loss > 0)
                ? null
                : BigDecimal.valueOf(budget.doubleValue() / loss).setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** Rounded down to two digits: 40,560 becomes 40,000. */
    static BigDecimal twoDigits(BigDecimal amount) {
        if (amount.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        int digits = amount.precision() - amount.scale();
        return amount.setScale(Math.min(0, 2 - digits), RoundingMode.DOWN).setScale(0, RoundingMode.DOWN);
    }

    /** The least amount so far, and what made it that. */
    private static final class Least {
        BigDecimal amount;
        String binding = "NEED";

        Least(BigDecimal amount) {
            this.amount = amount;
        }

        void cap(@Nullable BigDecimal cap, String name) {
            if (cap != null && cap.compareTo(amount) < 0) {
                amount = cap;
                binding = name;
            }
        }
    }
}

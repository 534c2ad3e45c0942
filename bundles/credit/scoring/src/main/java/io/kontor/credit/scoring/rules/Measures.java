package io.kontor.credit.scoring.rules;

import io.kontor.credit.api.rules.CreditRule;
import io.kontor.credit.api.rules.CreditRule.Effect;
import io.kontor.credit.api.rules.CreditRule.Kind;
import io.kontor.credit.api.rules.RuleCase;
import io.kontor.credit.api.rules.RuleCase.AgreedTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What each kind of rule measures, and when it holds. */
final class Measures {
    private static final int PERCENT = 100;

    private Measures() {}

    static double actual(CreditRule rule, RuleCase order) {
        RuleCase.Account account = order.account();
        return switch (rule.kind()) {
            case DAYS_OVERDUE -> account.daysOverdue();
            case OVERDUE_PERCENT -> percent(account.overdue(), account.balance());
            case ORDER_AMOUNT -> order.order().doubleValue();
            case LIMIT_USED_PERCENT -> percent(account.exposure().add(order.order()), account.limit());
            case LIMIT_EXPIRED -> isExpired(account.limitValidTo(), order.day()) ? 1 : 0;
            case STATUS -> account.status().level();
            case TERMS_CHANGED -> account.terms() == AgreedTerms.CHANGED ? 1 : 0;
            case LAST_MONTH_UNPAID -> account.ofEarlierMonths().doubleValue();
            case PREPAYMENT_MISSING -> order.order().signum() > 0 ? percent(order.prepaid(), order.order()) : PERCENT;
        };
    }

    private static boolean isExpired(@Nullable LocalDate validTo, LocalDate day) {
        return validTo != null && day.isAfter(validTo);
    }

    /** Of nothing, anything is endless and nothing is 0. */
    private static double percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() > 0) {
            return PERCENT * part.doubleValue() / whole.doubleValue();
        }
        return part.signum() > 0 ? Double.POSITIVE_INFINITY : 0;
    }

    static boolean holds(CreditRule rule, double actual) {
        boolean isSmallOrder = rule.kind() == Kind.ORDER_AMOUNT && rule.effect() == Effect.EXCLUDE;
        return switch (rule.kind()) {
            case STATUS -> actual >= rule.limit();
            case LIMIT_EXPIRED, TERMS_CHANGED -> actual > 0;
            case PREPAYMENT_MISSING -> actual < rule.limit();
            case ORDER_AMOUNT -> isSmallOrder ? actual <= rule.limit() : actual > rule.limit();
            default -> actual > rule.limit();
        };
    }
}

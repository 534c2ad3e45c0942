package io.kontor.credit.api.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at; amounts in one currency.
 *
 * @param customer identity of the customer
 * @param grade its grade
 * @param day the day of the order
 * @param order amount of the order
 * @param prepaid what was paid for it before
 * @param account what the account says
 * @param exceptions exceptions approved for this order
 */
public record RuleCase(
        String customer,
        String grade,
        LocalDate day,
        BigDecimal order,
        BigDecimal prepaid,
        Account account,
        List<ApprovedException> exceptions) {
    /**
     * What the account says.
     *
     * @param balance open items
     * @param overdue what of them is overdue
     * @param daysOverdue days the oldest is overdue, 0 when none
     * @param ofEarlierMonths what of them is of the months before this one
     * @param exposure what the customer owes or will owe, without the order
     * @param limit its credit limit
     * @param limitValidTo last day of the limit, null when for ever
     * @param status how grave its status is
     * @param terms whether the order's terms are the agreed ones
     */
    public record Account(
            BigDecimal balance,
            BigDecimal overdue,
            int daysOverdue,
            BigDecimal ofEarlierMonths,
            BigDecimal exposure,
            BigDecimal limit,
            @Nullable LocalDate limitValidTo,
            Status status,
            AgreedTerms terms) {}

    /** How grave an account's status is, in rising order. */
    public enum Status {
        /** Nothing to mind. */
        OK(0),
        /** Watched. */
        WATCH(1),
        /** Orders wait. */
        HOLD(2),
        /** Nothing is delivered. */
        STOP(3);

        private final int level;

        Status(int level) {
            this.level = level;
        }

        /** {@return 0 to 3, as rules on the status compare} */
        public int level() {
            return level;
        }
    }

    /** Whether an order keeps the agreed terms of payment. */
    public enum AgreedTerms {
        /** It does. */
        KEPT,
        /** It asks for others. */
        CHANGED
    }

    /**
     * An exception somebody answers for.
     *
     * @param rule code of the rule that shall not apply
     * @param approvedBy who approved
     * @param reason stable reason code
     * @param until last day it counts
     */
    public record ApprovedException(String rule, String approvedBy, String reason, LocalDate until) {}

    /** Keeps the list by value. */
    public RuleCase {
        exceptions = List.copyOf(exceptions);
    }
}

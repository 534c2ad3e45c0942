package io.kontor.credit.api.rules;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.Set;

/**
 * One rule of a list that is read from the top.
 *
 * @param code stable code, unique in the list
 * @param label the rule in both languages
 * @param kind what it looks at
 * @param effect what follows when it holds
 * @param scope whom it is for
 * @param limit what the kind is compared with, in its unit; 0 for kinds that need none
 * @param excludes for {@code EXCLUDE}: the kinds it shields from, empty for all; else empty
 */
public record CreditRule(
        String code, LocalizedText label, Kind kind, Effect effect, Scope scope, double limit, Set<Kind> excludes) {
    /** What a rule looks at, and when it holds. */
    public enum Kind {
        /** The oldest item is overdue more days than the limit. */
        DAYS_OVERDUE,
        /** More than the limit of the balance is overdue; percent. */
        OVERDUE_PERCENT,
        /** The order is above the limit; for {@code EXCLUDE}, at or below it. Amount. */
        ORDER_AMOUNT,
        /** Exposure with the order is above the limit of the credit limit; percent. */
        LIMIT_USED_PERCENT,
        /** The credit limit's validity has passed. */
        LIMIT_EXPIRED,
        /** The account's status is at least as grave as the limit: 0 OK, 1 watch, 2 hold, 3 stop. */
        STATUS,
        /** The order's terms of payment are not the agreed ones. */
        TERMS_CHANGED,
        /** Something of the months before this one is still unpaid. */
        LAST_MONTH_UNPAID,
        /** Less than the limit of the order was paid before; percent. */
        PREPAYMENT_MISSING
    }

    /** What follows, gravest first. */
    public enum Effect {
        /** The order waits. */
        BLOCK,
        /** Somebody must approve. */
        APPROVAL,
        /** It passes, and its reader is told. */
        WARN,
        /** Rules behind this one do not apply. */
        EXCLUDE
    }

    /**
     * Whom a rule is for.
     *
     * @param grades grades it is for, empty for all
     * @param customers identities of customers it is for, empty for all
     */
    public record Scope(Set<String> grades, Set<String> customers) {
        /** Everybody. */
        public static final Scope ALL = new Scope(Set.of(), Set.of());

        /** Keeps the sets by value. */
        public Scope {
            grades = Set.copyOf(grades);
            customers = Set.copyOf(customers);
        }
    }

    /** Keeps the set by value and refuses a shield on a rule that does not exclude. */
    public CreditRule {
        excludes = Set.copyOf(excludes);
        if (effect != Effect.EXCLUDE && !excludes.isEmpty()) {
            throw new IllegalArgumentException("rule " + code + " shields from others but does not exclude");
        }
    }

    /**
     * {@return a rule for everybody}
     *
     * @param code stable code
     * @param label the rule in both languages
     * @param kind what it looks at
     * @param effect what follows; not {@code EXCLUDE}
     * @param limit what the kind is compared with
     */
    public static CreditRule of(String code, LocalizedText label, Kind kind, Effect effect, double limit) {
        return new CreditRule(code, label, kind, effect, Scope.ALL, limit, Set.of());
    }
}

package io.kontor.promo.api.quota;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.item.ItemKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule. What it leaves open counts for all; an issue it concerns is counted together with all that was given in the
 * same period to whom it is counted for. VALUE counts what items cost; what has no cost in the currency is not counted.
 *
 * @param code unique code, up to 64 letters, digits and {@code . _ / -}
 * @param label what it says, in both languages
 * @param itemId item it counts, null for all of the kind
 * @param kind kind it counts, null for all
 * @param grade grade of the customers it is for, null for all
 * @param customerId customer it is for, null for all
 * @param repId rep it is for, null for all
 * @param regionCode region it is for with all below it, null for all
 * @param measure what is counted
 * @param limit most that may be given in a period, 0 or more; base units, or money of the currency
 * @param currency ISO 4217 code, for VALUE
 * @param period how long a period is
 * @param each for whom it is counted: each customer, each rep or all together
 * @param effect what follows
 * @param priority rules of lower numbers are told first, 0 to 1,000
 * @param validFrom first day, null for always
 * @param validTo last day, null for no end
 */
public record QuotaRuleData(
        String code,
        LocalizedText label,
        @Nullable UUID itemId,
        @Nullable ItemKind kind,
        @Nullable String grade,
        @Nullable UUID customerId,
        @Nullable UUID repId,
        @Nullable String regionCode,
        Measure measure,
        BigDecimal limit,
        @Nullable String currency,
        Period period,
        Each each,
        QuotaEffect effect,
        int priority,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** What a rule counts. */
    public enum Measure {
        /** Base units. */
        QUANTITY,
        /** Cost. */
        VALUE
    }

    /** How long a rule counts. */
    public enum Period {
        /** A day. */
        DAY,
        /** A calendar month. */
        MONTH,
        /** A calendar quarter. */
        QUARTER,
        /** A calendar year. */
        YEAR
    }

    /** For whom a rule counts. */
    public enum Each {
        /** Each customer for itself. */
        CUSTOMER,
        /** Each rep for itself. */
        REP,
        /** All together. */
        ALL
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("code", code)
                .code("code", code)
                .required("label", label)
                .text("grade", grade, 64)
                .text("regionCode", regionCode, 64)
                .required("measure", measure)
                .required("limit", limit)
                .required("period", period)
                .required("each", each)
                .required("effect", effect)
                .range("priority", priority, 0, 1_000);
        if (label != null) {
            label.check("label", violations);
        }
        if (effect == QuotaEffect.ALLOW) {
            violations.add("effect", "QUOTA_EFFECT");
        }
        checkLimit(violations);
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            violations.add("validTo", "ILLEGAL_DATE");
        }
        return violations.list();
    }

    private void checkLimit(Violations violations) {
        if (limit != null) {
            Money.checkAmount("limit", limit, violations);
            if (limit.signum() < 0) {
                violations.add("limit", "NEGATIVE_AMOUNT");
            } else if (measure == Measure.QUANTITY && limit.stripTrailingZeros().scale() > 0) {
                violations.add("limit", "QUANTITY_NOT_WHOLE");
            }
        }
        if (measure == Measure.VALUE) {
            if (currency == null) {
                violations.required("currency", currency);
            } else if (limit != null) {
                new Money(limit.max(BigDecimal.ZERO).min(BigDecimal.ONE), currency).check("limit", violations);
            }
        }
    }

    /**
     * {@return whether the rule holds on a day}
     *
     * @param day the day
     */
    public boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}

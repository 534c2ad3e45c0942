package io.kontor.promo.api.quota;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.promo.api.item.ItemKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule. What it leaves open counts for all; the most specific parts of it are added up together.
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
}

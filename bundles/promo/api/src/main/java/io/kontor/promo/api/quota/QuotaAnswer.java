package io.kontor.promo.api.quota;

import io.kontor.kernel.api.text.LocalizedText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says to one issue. The figures of a rule about VALUE are of class AMOUNT: null where they are not for
 * the caller's eyes.
 *
 * @param rule code of the rule, or name of the policy
 * @param label what it says, in both languages
 * @param measure what the figures are
 * @param limit most that may be given in the period
 * @param used what was given in the period before
 * @param asked what the issue would give
 * @param left what is left before the issue, not below 0
 * @param currency currency of a VALUE, null for base units
 * @param effect ALLOW when the issue fits, else what the rule says
 */
public record QuotaAnswer(
        String rule,
        LocalizedText label,
        QuotaRuleData.Measure measure,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal used,
        @Nullable BigDecimal asked,
        @Nullable BigDecimal left,
        @Nullable String currency,
        QuotaEffect effect) {
    /** {@return this answer without its figures when they are money} */
    public QuotaAnswer withoutAmounts() {
        return measure == QuotaRuleData.Measure.QUANTITY
                ? this
                : new QuotaAnswer(rule, label, measure, null, null, null, null, currency, effect);
    }
}

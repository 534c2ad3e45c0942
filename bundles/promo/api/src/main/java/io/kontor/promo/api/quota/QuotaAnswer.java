package io.kontor.promo.api.quota;

import io.kontor.kernel.api.text.LocalizedText;
import java.math.BigDecimal;

/**
 * What one rule says to one issue.
 *
 * @param rule code of the rule
 * @param label what it says, in both languages
 * @param limit most that may be given in the period
 * @param used what was given in the period before
 * @param asked what the issue would give
 * @param left what is left before the issue, not below 0
 * @param unit base unit or currency of the figures
 * @param effect ALLOW when the issue fits, else what the rule says
 */
public record QuotaAnswer(
        String rule,
        LocalizedText label,
        BigDecimal limit,
        BigDecimal used,
        BigDecimal asked,
        BigDecimal left,
        String unit,
        QuotaEffect effect) {}

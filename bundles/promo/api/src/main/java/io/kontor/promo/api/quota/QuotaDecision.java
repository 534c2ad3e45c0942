package io.kontor.promo.api.quota;

import java.util.List;

/**
 * What all rules together say to an issue: the hardest effect counts.
 *
 * @param effect what follows
 * @param answers what each rule that concerns the issue says, by priority
 */
public record QuotaDecision(QuotaEffect effect, List<QuotaAnswer> answers) {
    /** Keeps the answers by value. */
    public QuotaDecision {
        answers = List.copyOf(answers);
    }
}

package io.kontor.promo.api.quota;

import java.util.Comparator;
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

    /**
     * {@return the decision of some answers: the hardest effect, ALLOW when there are none}
     *
     * @param answers what each says
     */
    public static QuotaDecision of(List<QuotaAnswer> answers) {
        QuotaEffect hardest = answers.stream()
                .map(QuotaAnswer::effect)
                .max(Comparator.naturalOrder())
                .orElse(QuotaEffect.ALLOW);
        return new QuotaDecision(hardest, answers);
    }
}

package io.kontor.promo.api.quota;

import io.kontor.promo.api.approval.ApprovalNeed;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all rules together say to an issue: the hardest effect counts.
 *
 * @param effect what follows
 * @param answers what each rule that concerns the issue says, by priority
 * @param approval who has to approve it when the effect is APPROVAL, else null
 */
public record QuotaDecision(
        QuotaEffect effect,
        List<QuotaAnswer> answers,
        @Nullable ApprovalNeed approval) {
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
        return new QuotaDecision(hardest, answers, null);
    }

    /**
     * {@return this decision, which a level has to approve}
     *
     * @param need who and why
     */
    public QuotaDecision approvedBy(ApprovalNeed need) {
        return new QuotaDecision(effect, answers, need);
    }

    /** {@return this decision without figures that are money} */
    public QuotaDecision withoutAmounts() {
        return new QuotaDecision(
                effect,
                answers.stream().map(QuotaAnswer::withoutAmounts).toList(),
                approval == null ? null : approval.withoutAmounts());
    }
}

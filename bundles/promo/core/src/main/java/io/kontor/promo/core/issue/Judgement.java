package io.kontor.promo.core.issue;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.promo.api.approval.ApprovalLimit;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.order.GiftCondition;
import io.kontor.promo.api.quota.QuotaAnswer;
import io.kontor.promo.api.quota.QuotaDecision;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRuleData.Measure;
import io.kontor.promo.api.spi.IssueRequest;
import io.kontor.promo.core.approval.ApprovalBook;
import io.kontor.promo.core.issue.GiftConditions.Earned;
import io.kontor.promo.core.quota.QuotaBook;
import io.kontor.promo.core.store.GivenTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;

/** What the gift condition, the quotas and the limits of approval together say to a draft. */
final class Judgement {
    private static final LocalizedText UNCHECKED =
            new LocalizedText("无人能核对该订单的赠送条件", "Nobody here can check this condition of the order");
    private static final LocalizedText NOT_EARNED =
            new LocalizedText("该订单不符合此赠送条件", "The order does not fulfil this condition");

    private final EntityManager em;
    private final QuotaBook quotas;
    private final Draft draft;

    Judgement(EntityManager em, QuotaBook quotas, Draft draft) {
        this.em = em;
        this.quotas = quotas;
        this.draft = draft;
    }

    /** {@return what they say now, which may be different a moment later} */
    QuotaDecision look() {
        return whole(quotas.look(em, draft.request(), draft.standing().regionPath()));
    }

    /** {@return what they say, and stay with until the end of the transaction} */
    QuotaDecision decide() {
        String order = draft.data().orderRef();
        if (order != null && draft.earned().isPresent()) {
            new GivenTables(em).takeTurn(order);
        }
        return whole(quotas.decide(em, draft.request(), draft.standing().regionPath()));
    }

    private QuotaDecision whole(QuotaDecision rules) {
        List<QuotaAnswer> answers = new ArrayList<>();
        draft.earned().ifPresent(earned -> answers.addAll(conditions(earned)));
        answers.addAll(rules.answers());
        QuotaDecision decision = QuotaDecision.of(answers);
        return decision.effect() == QuotaEffect.APPROVAL
                ? decision.approvedBy(new ApprovalBook(em, ApprovalLimit.Document.ISSUE)
                        .need(draft.request().lines().stream()
                                .map(line -> Optional.ofNullable(line.cost()))
                                .toList()))
                : decision;
    }

    private List<QuotaAnswer> conditions(Earned earned) {
        CustomerIssueData data = draft.data();
        String ref = Objects.requireNonNull(data.conditionRef());
        List<GivenTables.Given> before =
                new GivenTables(em).given(new GivenTables.Ask(null, null, null, null, data.orderRef()), RowScope.ALL);
        GiftCondition condition = earned.condition();
        List<QuotaAnswer> answers = new ArrayList<>();
        for (IssueRequest.Line line : draft.request().lines()) {
            BigDecimal used = BigDecimal.valueOf(used(before, ref, line.itemId()));
            BigDecimal asked = BigDecimal.valueOf(line.quantity());
            if (!earned.checked()) {
                answers.add(new QuotaAnswer(
                        ref, UNCHECKED, Measure.QUANTITY, null, used, asked, null, null, QuotaEffect.WARN));
                continue;
            }
            BigDecimal limit = BigDecimal.valueOf(condition == null ? 0 : condition.earned(line.itemId()));
            BigDecimal left = limit.subtract(used).max(BigDecimal.ZERO);
            answers.add(new QuotaAnswer(
                    ref,
                    condition == null ? NOT_EARNED : condition.label(),
                    Measure.QUANTITY,
                    limit,
                    used,
                    asked,
                    left,
                    null,
                    asked.compareTo(left) <= 0 ? QuotaEffect.ALLOW : QuotaEffect.BLOCK));
        }
        return answers;
    }

    private static long used(List<GivenTables.Given> before, String condition, UUID item) {
        return before.stream()
                .filter(given ->
                        condition.equals(given.conditionRef()) && given.itemId().equals(item))
                .mapToLong(GivenTables.Given::quantity)
                .sum();
    }

    /**
     * Refuses what is blocked.
     *
     * @throws KontorException CONFLICT {@code CONDITION_NOT_MET}, {@code QUOTA_EXCEEDED}
     */
    void refuseBlocked(QuotaDecision decision, boolean seesCost) {
        if (decision.effect() != QuotaEffect.BLOCK) {
            return;
        }
        QuotaAnswer refused = decision.answers().stream()
                .filter(answer -> answer.effect() == QuotaEffect.BLOCK)
                .findFirst()
                .map(answer -> seesCost ? answer : answer.withoutAmounts())
                .orElseThrow();
        boolean condition =
                draft.earned().isPresent() && refused.rule().equals(draft.data().conditionRef());
        throw KontorException.of(ProblemKind.CONFLICT, condition ? "CONDITION_NOT_MET" : "QUOTA_EXCEEDED")
                .with("rule", refused.rule())
                .with("used", refused.used() == null ? "*" : refused.used().toPlainString())
                .with("left", refused.left() == null ? "*" : refused.left().toPlainString());
    }
}

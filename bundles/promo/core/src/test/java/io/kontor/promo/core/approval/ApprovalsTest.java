package io.kontor.promo.core.approval;

import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.approval.ApprovalLevel;
import io.kontor.promo.api.approval.ApprovalLimit;
import io.kontor.promo.api.approval.ApprovalLimit.Document;
import io.kontor.promo.api.approval.ApprovalNeed;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.IssueState;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRuleData.Measure;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.RequestLine;
import io.kontor.promo.api.request.RequestState;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.issue.IssueWorld;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** P19, R070: what is beyond the policy goes to who may approve its value, and the answer says so. */
class ApprovalsTest {
    private static final CustomerRef SHOP = CustomerRef.typed("Corner shop");

    private final IssueWorld issues = new IssueWorld();
    private final PaperWorld papers = new PaperWorld(issues.base);
    private final JpaApprovals approvals = new JpaApprovals(issues.base.transactions);
    private final UUID watch = issues.item("WATCH", "300");
    private final Actor li = issues.rep("li", watch, 50, IssueWorld.GIVE, IssueWorld.READ);
    private final Actor chief = approver("chief");
    private final Actor director = approver("director", "promo:approval:second");
    private final Actor owner = approver("owner", "promo:approval:third");

    @AfterEach
    void close() {
        issues.close();
    }

    private Actor approver(String name, String... more) {
        Grant[] grants = new Grant[more.length + 3];
        grants[0] = IssueWorld.APPROVE;
        grants[1] = new Grant("promo:request:approve", Scope.ALL, Set.of(FieldClass.AMOUNT));
        grants[2] = new Grant("promo:issue:read", Scope.ALL, Set.of(FieldClass.AMOUNT));
        for (int i = 0; i < more.length; i++) {
            grants[3 + i] = new Grant(more[i], Scope.ALL, Set.of());
        }
        return issues.base.rep(name, grants);
    }

    private static ApprovalLimit limit(Document document, ApprovalLevel level, String upTo) {
        return new ApprovalLimit(document, level, new Money(new BigDecimal(upTo), "CNY"));
    }

    private void limits(ApprovalLimit... limits) {
        admin(() -> approvals.replace(approvals.limits().version(), List.of(limits)));
    }

    private void limits(Document document) {
        limits(limit(document, ApprovalLevel.FIRST, "500"), limit(document, ApprovalLevel.SECOND, "1000"));
    }

    private CustomerIssue waiting(String quantity) {
        return issues.give(li, IssueWorld.data(SHOP, watch, quantity));
    }

    private CustomerIssue approve(Actor who, CustomerIssue issue) {
        return PromoWorld.as(who, () -> issues.issues.approve(issue.id(), issue.version(), null));
    }

    @Test
    void p19GoesByValueToTheLevelThatMayApproveIt() {
        admin(() -> issues.rules.add(IssueWorld.rule("NONE", Measure.QUANTITY, "0", QuotaEffect.APPROVAL)));
        limits(Document.ISSUE);

        CustomerIssue one = waiting("1");
        CustomerIssue three = waiting("3");
        CustomerIssue ten = waiting("10");

        refused("APPROVAL_LEVEL", () -> approve(chief, three));
        refused("APPROVAL_LEVEL", () -> approve(director, ten));
        assertThatThrownBy(() -> approve(chief, ten))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.args()).containsEntry("level", "3"));
        assertThat(issues.base.figures(watch, issues.bag(li)).onHand()).isEqualTo(50);
        assertThat(approve(chief, one).state()).isEqualTo(IssueState.GIVEN);
        assertThat(approve(director, three).state()).isEqualTo(IssueState.GIVEN);
        assertThat(approve(owner, ten).state()).isEqualTo(IssueState.GIVEN);
    }

    @Test
    void saysBeforehandWhoWillHaveToApproveAndWhy() {
        admin(() -> issues.rules.add(IssueWorld.rule("NONE", Measure.QUANTITY, "0", QuotaEffect.APPROVAL)));
        limits(Document.ISSUE);

        ApprovalNeed told = PromoWorld.as(li, () -> issues.issues.check(IssueWorld.data(SHOP, watch, "3")))
                .approval();
        ApprovalNeed kept = PromoWorld.as(
                        chief, () -> issues.issues.find(waiting("3").id()))
                .orElseThrow()
                .decision()
                .approval();

        assertThat(told).isNotNull();
        assertThat(told.level()).isEqualTo(ApprovalLevel.SECOND);
        assertThat(told.reason().en()).contains("above the limit of level 1");
        assertThat(told.reason().zh()).contains("第1级");
        assertThat(told.value()).as("not for a rep's eyes").isEmpty();
        assertThat(kept).isNotNull();
        assertThat(kept.value()).singleElement().satisfies(v -> assertThat(v.amount())
                .isEqualByComparingTo("900"));
        assertThat(kept.limit()).isNotNull();
    }

    @Test
    void whatCannotBeValuedGoesToTheHighestAndWithoutLimitsTheFirstWillDo() {
        ApprovalBook none = new ApprovalBook(List.of());
        ApprovalBook two = new ApprovalBook(List.of(
                limit(Document.ISSUE, ApprovalLevel.SECOND, "1000"),
                limit(Document.ISSUE, ApprovalLevel.FIRST, "500")));
        Optional<Money> yuan = Optional.of(new Money(new BigDecimal("500"), "CNY"));

        assertThat(none.need(List.of(Optional.empty())).level()).isEqualTo(ApprovalLevel.FIRST);
        assertThat(two.need(List.of(yuan)).level()).isEqualTo(ApprovalLevel.FIRST);
        assertThat(two.need(List.of(yuan, yuan)).level()).isEqualTo(ApprovalLevel.SECOND);
        assertThat(two.need(List.of(yuan, yuan, yuan)).level()).isEqualTo(ApprovalLevel.THIRD);
        assertThat(two.need(List.of(yuan, Optional.empty())).level()).isEqualTo(ApprovalLevel.THIRD);
        assertThat(two.need(List.of(Optional.of(new Money(BigDecimal.ONE, "USD"))))
                        .level())
                .isEqualTo(ApprovalLevel.THIRD);
    }

    @Test
    void requestsGoByTheValueThatIsApproved() {
        limits(Document.REQUEST);
        UUID store = issues.base.warehouse("STORE");
        UUID bag = issues.bag(li);
        PromoRequest asked = PromoWorld.as(PromoWorld.everything(li), () -> {
            PromoRequest draft = papers.requests.write(PaperWorld.asking(store, bag, watch, 3));
            return papers.requests.submit(draft.id(), draft.version());
        });

        assertThat(asked.approval()).isNotNull();
        assertThat(asked.approval().level()).isEqualTo(ApprovalLevel.SECOND);
        refused(
                "APPROVAL_LEVEL",
                () -> PromoWorld.as(
                        chief, () -> papers.requests.approve(asked.id(), asked.version(), List.of(), null)));
        PromoRequest less = PromoWorld.as(
                chief,
                () -> papers.requests.approve(
                        asked.id(), asked.version(), List.of(new RequestLine(watch, 1)), "one is enough"));

        assertThat(less.state()).isEqualTo(RequestState.APPROVED);
        assertThat(less.approval()).isNotNull();
        assertThat(less.approval().level()).isEqualTo(ApprovalLevel.FIRST);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        refused("LIMIT_OF_FIRST_MISSING", () -> limits(limit(Document.ISSUE, ApprovalLevel.SECOND, "5")));
        refused("LEVEL_WITHOUT_LIMIT", () -> limits(limit(Document.ISSUE, ApprovalLevel.THIRD, "5")));
        refused("LIMIT_NOT_ABOVE", () -> limits(limit(Document.ISSUE, ApprovalLevel.FIRST, "0")));
        ApprovalLimit five = limit(Document.ISSUE, ApprovalLevel.FIRST, "5");
        refused("LIMIT_NOT_ABOVE", () -> limits(five, limit(Document.ISSUE, ApprovalLevel.SECOND, "5")));
        refused("LIMIT_TWICE", () -> limits(five, limit(Document.ISSUE, ApprovalLevel.FIRST, "6")));
        Money dollars = new Money(BigDecimal.TEN, "USD");
        refused("LIMIT_CURRENCY", () -> limits(five, new ApprovalLimit(Document.ISSUE, ApprovalLevel.SECOND, dollars)));
        refused("VERSION_STALE", () -> admin(() -> approvals.replace(99, List.of())));
        refused("PERMISSION_MISSING", () -> PromoWorld.as(chief, () -> approvals.replace(1, List.of())));
        limits(five);
        assertThat(admin(approvals::limits).limits()).hasSize(1);
    }
}

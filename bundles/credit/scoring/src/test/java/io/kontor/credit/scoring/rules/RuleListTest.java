package io.kontor.credit.scoring.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.rules.CreditRule;
import io.kontor.credit.api.rules.CreditRule.Effect;
import io.kontor.credit.api.rules.CreditRule.Kind;
import io.kontor.credit.api.rules.CreditRule.Scope;
import io.kontor.credit.api.rules.RuleAnswer;
import io.kontor.credit.api.rules.RuleAnswer.Hit;
import io.kontor.credit.api.rules.RuleAnswer.Verdict;
import io.kontor.credit.api.rules.RuleCase;
import io.kontor.credit.api.rules.RuleCase.Account;
import io.kontor.credit.api.rules.RuleCase.AgreedTerms;
import io.kontor.credit.api.rules.RuleCase.ApprovedException;
import io.kontor.credit.api.rules.RuleCase.Status;
import io.kontor.kernel.api.text.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** K28, K29, K31: rules are read from the top, excluding ones shield, exceptions are told. */
class RuleListTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final LocalizedText LABEL = new LocalizedText("规则", "Rule");

    private final RuleList rules = new RuleList();

    private static BigDecimal money(long amount) {
        return BigDecimal.valueOf(amount);
    }

    private static Account account(long overdue, int days, Status status) {
        return new Account(
                money(10_000),
                money(overdue),
                days,
                money(overdue),
                money(50_000),
                money(80_000),
                LocalDate.of(2026, 12, 31),
                status,
                AgreedTerms.KEPT);
    }

    private static RuleCase order(long amount, Account account, ApprovedException... exceptions) {
        return new RuleCase("c1", "B", DAY, money(amount), money(0), account, List.of(exceptions));
    }

    private static CreditRule rule(String code, Kind kind, Effect effect, double limit) {
        return CreditRule.of(code, LABEL, kind, effect, limit);
    }

    private static CreditRule shield(Scope scope, double amount, Kind... kinds) {
        return new CreditRule("SHIELD", LABEL, Kind.ORDER_AMOUNT, Effect.EXCLUDE, scope, amount, Set.of(kinds));
    }

    private Verdict verdict(CreditRule rule, RuleCase order) {
        return rules.apply(List.of(rule), order).verdict();
    }

    @Test
    void everyKindHoldsAboveItsLimitAndNotAtIt() {
        Account late = account(2_500, 30, Status.HOLD);
        assertThat(verdict(rule("x", Kind.DAYS_OVERDUE, Effect.BLOCK, 29), order(1, late)))
                .isEqualTo(Verdict.BLOCK);
        assertThat(verdict(rule("x", Kind.DAYS_OVERDUE, Effect.BLOCK, 30), order(1, late)))
                .isEqualTo(Verdict.ALLOW);
        assertThat(verdict(rule("x", Kind.OVERDUE_PERCENT, Effect.APPROVAL, 24.9), order(1, late)))
                .isEqualTo(Verdict.NEEDS_APPROVAL);
        assertThat(verdict(rule("x", Kind.OVERDUE_PERCENT, Effect.APPROVAL, 25), order(1, late)))
                .isEqualTo(Verdict.ALLOW);
        assertThat(verdict(rule("x", Kind.ORDER_AMOUNT, Effect.WARN, 999), order(1_000, late)))
                .isEqualTo(Verdict.WARN);
        assertThat(verdict(rule("x", Kind.ORDER_AMOUNT, Effect.WARN, 1_000), order(1_000, late)))
                .isEqualTo(Verdict.ALLOW);
        assertThat(verdict(rule("x", Kind.LIMIT_USED_PERCENT, Effect.BLOCK, 100), order(30_001, late)))
                .isEqualTo(Verdict.BLOCK);
        assertThat(verdict(rule("x", Kind.LIMIT_USED_PERCENT, Effect.BLOCK, 100), order(30_000, late)))
                .isEqualTo(Verdict.ALLOW);
        assertThat(verdict(rule("x", Kind.STATUS, Effect.BLOCK, 2), order(1, late)))
                .isEqualTo(Verdict.BLOCK);
        assertThat(verdict(rule("x", Kind.STATUS, Effect.BLOCK, 3), order(1, late)))
                .isEqualTo(Verdict.ALLOW);
        assertThat(verdict(rule("x", Kind.LAST_MONTH_UNPAID, Effect.BLOCK, 2_499), order(1, late)))
                .isEqualTo(Verdict.BLOCK);
    }

    @Test
    void expiredLimitsChangedTermsAndNoLimitHold() {
        Account odd = new Account(
                money(0), money(0), 0, money(0), money(0), money(0), DAY.minusDays(1), Status.OK, AgreedTerms.CHANGED);
        RuleAnswer answer = rules.apply(rules.openAccount(), order(1, odd));
        assertThat(answer.verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(answer.hits())
                .extracting(hit -> hit.rule().code())
                .containsExactly("LIMIT_EXPIRED", "OVER_LIMIT", "TERMS_CHANGED", "NEAR_LIMIT");
        assertThat(answer.hits().get(1).actual()).isInfinite();
    }

    @Test
    void anExcludingRuleShieldsFromWhatIsBehindItAndIsNamed() {
        CreditRule first = rule("FIRST", Kind.DAYS_OVERDUE, Effect.APPROVAL, 10);
        CreditRule behind = rule("BEHIND", Kind.DAYS_OVERDUE, Effect.BLOCK, 20);
        CreditRule other = rule("OTHER", Kind.OVERDUE_PERCENT, Effect.WARN, 5);
        CreditRule shield = shield(Scope.ALL, 500, Kind.DAYS_OVERDUE);
        RuleCase small = order(500, account(1_000, 45, Status.OK));
        RuleAnswer answer = rules.apply(List.of(first, shield, behind, other), small);
        assertThat(answer.verdict()).isEqualTo(Verdict.NEEDS_APPROVAL);
        assertThat(answer.hits()).extracting(Hit::place).containsExactly(1, 2, 3, 4);
        assertThat(answer.hits()).extracting(Hit::counts).containsExactly(true, false, false, true);
        assertThat(answer.hits().get(2).setAside()).isEqualTo("SHIELD");
        assertThat(answer.hits().get(2).text().en()).contains("(45 / 20)", "set aside by rule 2, SHIELD");
        assertThat(answer.hits().get(2).text().zh()).contains("第 2 条排除规则 SHIELD");
        RuleCase large = order(501, account(1_000, 45, Status.OK));
        assertThat(rules.apply(List.of(first, shield, behind, other), large).verdict())
                .isEqualTo(Verdict.BLOCK);
    }

    @Test
    void rulesAreForTheirScopeAlone() {
        Scope key = new Scope(Set.of(), Set.of("c1"));
        Scope others = new Scope(Set.of("C", "D"), Set.of());
        CreditRule block = rule("BLOCK", Kind.STATUS, Effect.BLOCK, 0);
        RuleCase order = order(1, account(0, 0, Status.OK));
        assertThat(rules.apply(List.of(shield(key, 10), block), order).verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(rules.apply(List.of(shield(others, 10), block), order).verdict())
                .isEqualTo(Verdict.BLOCK);
    }

    @Test
    void cashBeforeDeliveryWaitsUntilPaidOrExcepted() {
        List<CreditRule> list = rules.cashBeforeDelivery();
        Account clean = account(0, 0, Status.OK);
        assertThat(rules.apply(list, order(1_000, clean)).verdict()).isEqualTo(Verdict.BLOCK);
        RuleCase paid = new RuleCase("c1", "B", DAY, money(1_000), money(1_000), clean, List.of());
        assertThat(rules.apply(list, paid).verdict()).isEqualTo(Verdict.ALLOW);
        RuleCase nearly = new RuleCase("c1", "B", DAY, money(1_000), money(999), clean, List.of());
        assertThat(rules.apply(list, nearly).verdict()).isEqualTo(Verdict.BLOCK);
        RuleAnswer excepted = rules.apply(list, order(1_000, clean, exception("NOT_PAID_BEFORE", DAY)));
        assertThat(excepted.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(excepted.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.setAside()).isEqualTo("NOT_PAID_BEFORE");
            assertThat(hit.text().en()).contains("approved by boss: FAIR");
        });
        assertThat(rules.apply(list, order(1_000, clean, exception("NOT_PAID_BEFORE", DAY.minusDays(1))))
                        .verdict())
                .isEqualTo(Verdict.BLOCK);
        assertThat(rules.apply(list, order(1_000, account(0, 0, Status.STOP), exception("NOT_PAID_BEFORE", DAY)))
                        .verdict())
                .as("an exception for one rule is none for another")
                .isEqualTo(Verdict.BLOCK);
    }

    private static ApprovedException exception(String rule, LocalDate until) {
        return new ApprovedException(rule, "boss", "FAIR", until);
    }

    @Test
    void monthlySettlementWaitsWhileAnEarlierMonthIsUnpaid() {
        List<CreditRule> list = rules.monthlySettlement();
        assertThat(rules.apply(list, order(1, account(1, 3, Status.OK))).verdict())
                .isEqualTo(Verdict.BLOCK);
        assertThat(rules.apply(list, order(1, account(0, 0, Status.OK))).verdict())
                .isEqualTo(Verdict.ALLOW);
        assertThat(rules.apply(list, order(1, account(1, 3, Status.OK), exception("LAST_MONTH_UNPAID", DAY)))
                        .verdict())
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void faultsOfAListAreNamed() {
        Stream.of(rules.openAccount(), rules.cashBeforeDelivery(), rules.monthlySettlement())
                .forEach(list -> assertThat(rules.check(list)).isEmpty());
        CreditRule shield = shield(Scope.ALL, 10, Kind.STATUS);
        CreditRule wrong = rule("x", Kind.DAYS_OVERDUE, Effect.BLOCK, Double.NaN);
        assertThat(rules.check(List.of(wrong, wrong, shield)))
                .extracting(Finding::code)
                .containsExactly("LIMIT_WRONG", "RULE_TWICE", "LIMIT_WRONG", "EXCLUDES_NOTHING");
        assertThatThrownBy(
                        () -> new CreditRule("x", LABEL, Kind.STATUS, Effect.BLOCK, Scope.ALL, 1, Set.of(Kind.STATUS)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

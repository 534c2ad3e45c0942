package io.kontor.credit.scoring.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.figures.LimitCase;
import io.kontor.credit.api.portfolio.CreditPolicy;
import io.kontor.credit.api.portfolio.MemberOutcome;
import io.kontor.credit.api.portfolio.PortfolioMember;
import io.kontor.credit.api.portfolio.PortfolioMember.Standing;
import io.kontor.credit.api.portfolio.PortfolioMember.WaitingOrder;
import io.kontor.credit.api.portfolio.WhatIfReport;
import io.kontor.credit.api.portfolio.WhatIfReport.Change;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.RatingResult.State;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.HitPolicy;
import io.kontor.credit.api.terms.TermsTable;
import io.kontor.credit.scoring.ScoringEngine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** K19: what a draft would change, before it becomes active. */
class TrialTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final ScoringEngine engine = new ScoringEngine();
    private final CreditPolicy active =
            new CreditPolicy(engine.explainer().businessCard(), engine.terms().exampleTable(), null, null);

    private static PortfolioMember member(String id, Map<String, Object> facts, double overdue, long... orders) {
        List<WaitingOrder> waiting = new ArrayList<>();
        for (long order : orders) {
            waiting.add(new WaitingOrder(id + "-" + order, BigDecimal.valueOf(order)));
        }
        LimitCase limit = new LimitCase(
                new BigDecimal("234000"),
                0,
                7,
                0,
                new BigDecimal("900000"),
                0,
                new BigDecimal("60000"),
                new BigDecimal("500"),
                0,
                .6,
                new BigDecimal("20000"),
                .9,
                LimitCase.Standing.KNOWN,
                null);
        return new PortfolioMember(
                id,
                CreditFacts.of(DAY, facts),
                new Standing(Double.NaN, overdue, Flag.NO, Flag.NO),
                limit,
                BigDecimal.valueOf(10_000),
                waiting);
    }

    /** The customer of the worked example, 82 points. */
    private static Map<String, Object> worked() {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "paymentIndex", 73.8,
                "oldestOverdueDays", 12,
                "overdueShare", .08,
                "customerYears", 3,
                "companyYears", 12,
                "externalPd", .011,
                "zDoublePrime", 2.94,
                "limitUse12m", .62));
        facts.put("pastProblems36m", "NONE");
        return facts;
    }

    /** The shipped card with its cut-offs so many points higher. */
    private CreditPolicy stricter(int points) {
        Scorecard card = active.model().card();
        List<GradeBand> grades = card.grades().stream()
                .map(band -> new GradeBand(band.grade(), band.from() + points, band.pd()))
                .toList();
        Scorecard draft = new Scorecard(
                card.code(),
                card.version() + 1,
                card.kind(),
                card.label(),
                card.basePoints(),
                card.intercept(),
                card.scaling(),
                card.curve(),
                card.characteristics(),
                grades,
                card.knockOuts());
        return new CreditPolicy(new RatingModel(draft, active.model().thinFile()), active.terms(), null, null);
    }

    @Test
    void theSamePolicyChangesNothing() {
        WhatIfReport report = engine.whatIf().compare(List.of(member("a", worked(), 12, 1_000)), active, active);
        assertThat(report.changes()).isEmpty();
        assertThat(report.before()).isEqualTo(report.after());
        assertThat(report.migration()).containsOnly(entry("A", Map.of("A", 1)));
    }

    @Test
    void higherCutOffsChangeGradeTermsLimitAndOrders() {
        MemberOutcome now = engine.whatIf().outcome(member("a", worked(), 12, 1_000, 80_000), active);
        assertThat(now.grade()).isEqualTo("A");
        assertThat(now.blocked()).containsExactly("a-80000");
        WhatIfReport report =
                engine.whatIf().compare(List.of(member("a", worked(), 12, 1_000, 80_000)), active, stricter(20));
        assertThat(report.changes()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo("a");
            assertThat(change.before()).isEqualTo(now);
            assertThat(change.after().grade()).isEqualTo("C");
            assertThat(change.after().termsCode()).isNotEqualTo(now.termsCode());
            assertThat(change.after().limit()).isLessThan(now.limit());
            assertThat(change.after().blocked())
                    .as("12 days overdue hold grade C")
                    .containsExactly("a-1000", "a-80000");
        });
        assertThat(report.migration()).containsOnly(entry("A", Map.of("C", 1)));
        assertThat(report.after().blockedOrders()).isEqualTo(2);
        assertThat(report.before().blockedOrders()).isEqualTo(1);
        assertThat(report.after().expectedLoss()).isGreaterThan(report.before().expectedLoss());
    }

    @Test
    void capsAndTablesAreTriedAsWell() {
        PortfolioMember customer = member("a", worked(), 0, 1_000);
        MemberOutcome now = engine.whatIf().outcome(customer, active);
        CreditPolicy capped = new CreditPolicy(active.model(), active.terms(), null, new BigDecimal("5000"));
        assertThat(engine.whatIf().outcome(customer, capped).limit()).isEqualByComparingTo("5000");
        assertThat(engine.whatIf().outcome(customer, capped).blocked()).containsExactly("a-1000");
        CreditPolicy frugal = new CreditPolicy(active.model(), active.terms(), BigDecimal.ONE, null);
        assertThat(engine.whatIf().outcome(customer, frugal).limit()).isLessThan(now.limit());
        CreditPolicy empty = new CreditPolicy(
                active.model(),
                new TermsTable("none", 1, HitPolicy.FIRST, active.terms().grades(), List.of(), null, null),
                null,
                null);
        MemberOutcome none = engine.whatIf().outcome(customer, empty);
        assertThat(none.termsCode()).isEmpty();
        assertThat(none.limit()).isZero();
        assertThat(none.blocked()).containsExactly("a-1000");
    }

    @Test
    void aStoppedCustomerKeepsItsSecuredPartAndShipsNothing() {
        Map<String, Object> facts = worked();
        facts.put("legalCaseOpen", 1);
        MemberOutcome stopped = engine.whatIf().outcome(member("a", facts, 0, 1), active);
        assertThat(stopped.state()).isEqualTo(State.STOP);
        assertThat(stopped.limit()).isEqualByComparingTo("18000");
        assertThat(stopped.blocked()).containsExactly("a-1");
    }

    private static List<PortfolioMember> fourHundred() {
        SplittableRandom random = new SplittableRandom(8);
        List<PortfolioMember> portfolio = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Map<String, Object> facts = worked();
            facts.put("paymentIndex", 40 + random.nextInt(60));
            facts.put("overdueShare", random.nextInt(40) / 100.0);
            facts.put("customerYears", random.nextInt(10));
            facts.put("legalCaseOpen", random.nextInt(20) == 0 ? 1 : 0);
            portfolio.add(member("c" + i, facts, random.nextInt(40), 1 + random.nextInt(40_000)));
        }
        return portfolio;
    }

    @Test
    void everyChangeOfAPortfolioIsToldAndTheSumsAddUp() {
        List<PortfolioMember> portfolio = fourHundred();
        CreditPolicy draft = stricter(7);
        WhatIfReport report = engine.whatIf().compare(portfolio, active, draft);
        Map<String, Change> told = new HashMap<>();
        report.changes().forEach(change -> told.put(change.id(), change));
        BigDecimal limits = BigDecimal.ZERO;
        double loss = 0;
        int moved = 0;
        for (PortfolioMember member : portfolio) {
            MemberOutcome before = engine.whatIf().outcome(member, active);
            MemberOutcome after = engine.whatIf().outcome(member, draft);
            limits = limits.add(after.limit());
            loss += after.expectedLoss();
            moved += before.grade().equals(after.grade()) ? 0 : 1;
            Change change = told.get(member.id());
            if (change == null) {
                assertThat(after.limit()).isEqualByComparingTo(before.limit());
                assertThat(after.grade()).isEqualTo(before.grade());
                assertThat(after.blocked()).isEqualTo(before.blocked());
            } else {
                assertThat(change).isEqualTo(new Change(member.id(), before, after));
            }
        }
        assertThat(report.after().limits()).isEqualByComparingTo(limits);
        assertThat(report.after().expectedLoss()).isCloseTo(loss, within(1e-6));
        assertThat(moved).isBetween(20, 399);
        assertThat(report.changes()).hasSizeGreaterThanOrEqualTo(moved);
        assertThat(report.migration().values().stream()
                        .flatMap(row -> row.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(400);
    }
}

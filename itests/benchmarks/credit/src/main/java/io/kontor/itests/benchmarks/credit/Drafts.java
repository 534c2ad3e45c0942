package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.figures.LimitCase;
import io.kontor.credit.api.portfolio.CreditPolicy;
import io.kontor.credit.api.portfolio.PortfolioMember;
import io.kontor.credit.api.portfolio.PortfolioMember.Standing;
import io.kontor.credit.api.portfolio.PortfolioMember.WaitingOrder;
import io.kontor.credit.api.portfolio.WhatIfReport;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.FactLayout;
import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.scoring.ScoringEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Goal 17 without a database: a draft tried on 100,000 customers in memory. */
final class Drafts {
    private static final int CUSTOMERS = 100_000;
    private static final List<String> FACTS =
            List.of("paymentIndex", "oldestOverdueDays", "overdueShare", "customerYears", "externalPd", "zDoublePrime");

    private Drafts() {}

    static void measure(ScoringEngine engine, Report report) {
        report.title(
                "Goal 17, in memory: what if the limits were capped and losses halved, " + CUSTOMERS + " customers");
        report.header(List.of("what", "value"));
        CreditPolicy active = new CreditPolicy(
                engine.explainer().businessCard(), engine.terms().exampleTable(), null, null);
        CreditPolicy draft =
                new CreditPolicy(active.model(), active.terms(), BigDecimal.valueOf(250), BigDecimal.valueOf(50_000));
        List<PortfolioMember> portfolio = portfolio();
        Cpu cpu = new Cpu();
        WhatIfReport result = engine.whatIf().compare(portfolio, active, draft);
        report.row(List.of("CPU seconds", Report.atMost(cpu.seconds(), 5)));
        report.row(
                List.of("customers that change", String.valueOf(result.changes().size())));
        report.row(List.of(
                "orders blocked before, after",
                result.before().blockedOrders() + ", " + result.after().blockedOrders()));
        report.row(List.of(
                "expected loss before, after",
                "%.0f, %.0f"
                        .formatted(
                                result.before().expectedLoss(), result.after().expectedLoss())));
    }

    private static List<PortfolioMember> portfolio() {
        FactLayout layout = new FactLayout(FACTS);
        SplittableRandom random = new SplittableRandom(9);
        List<PortfolioMember> portfolio = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            double overdue = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
            double[] numbers = {
                40 + 60 * random.nextDouble(),
                overdue,
                overdue == 0 ? 0 : random.nextDouble() / 2,
                random.nextInt(12),
                random.nextDouble() / 10,
                4 * random.nextDouble()
            };
            portfolio.add(new PortfolioMember(
                    "c" + i,
                    new CreditFacts(layout, numbers, new String[FACTS.size()], Table.DAY),
                    new Standing(numbers[0], overdue, Flag.NO, Flag.NO),
                    limitCase(BigDecimal.valueOf(20_000L + random.nextInt(500_000))),
                    BigDecimal.valueOf(random.nextInt(60_000)),
                    List.of(new WaitingOrder("o" + i, BigDecimal.valueOf(1L + random.nextInt(30_000))))));
        }
        return portfolio;
    }

    private static LimitCase limitCase(BigDecimal purchases) {
        return new LimitCase(
                purchases,
                0,
                7,
                0,
                BigDecimal.valueOf(900_000),
                0,
                null,
                BigDecimal.valueOf(500),
                0,
                .6,
                null,
                0,
                LimitCase.Standing.KNOWN,
                null);
    }
}

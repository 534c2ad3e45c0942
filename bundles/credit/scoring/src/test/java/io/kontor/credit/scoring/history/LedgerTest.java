package io.kontor.credit.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.figures.Accounts;
import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.history.Outcome;
import io.kontor.credit.api.history.TradeRecord;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.scoring.ScoringEngine;
import io.kontor.credit.scoring.figures.CustomerRisk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** K12, K13, K14: facts from a history, unknown where nothing is recorded; and the definition of a bad outcome. */
class LedgerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Ledger ledger = new Ledger(new CustomerRisk());
    private final ScoringEngine engine = new ScoringEngine();

    private static Invoice invoice(long amount, int dueAgo, @Nullable Integer settledAgo) {
        LocalDate due = DAY.minusDays(dueAgo);
        return new Invoice(
                BigDecimal.valueOf(amount),
                due.minusDays(30),
                due,
                settledAgo == null ? null : DAY.minusDays(settledAgo));
    }

    private static TradeRecord invoices(Invoice... invoices) {
        return new TradeRecord(List.of(invoices), null, null, null, Map.of(), Map.of());
    }

    @Test
    void factsComeFromTheInvoices() {
        CreditFacts facts = ledger.facts(
                invoices(
                        invoice(1_000, 100, 100),
                        invoice(1_000, 90, 80),
                        invoice(2_000, 60, 40),
                        invoice(3_000, 12, null),
                        invoice(1_000, -5, null)),
                DAY);
        assertThat(facts.number("averagePaymentDays")).isCloseTo((30 + 40 + 2 * 50) / 4.0, within(1e-9));
        assertThat(facts.number("oldestOverdueDays")).isEqualTo(12);
        assertThat(facts.number("overdueShare")).isEqualTo(.75);
        assertThat(facts.number("daysSales")).isCloseTo(4_000 / 8_000.0 * 365, within(1e-9));
        assertThat(facts.number("paidInvoices24m")).isEqualTo(3);
        assertThat(facts.number("newCustomer")).isZero();
        assertThat(facts.number("averageDaysLate")).isCloseTo((0 + 10 + 40 + 36) / 7.0, within(1e-9));
        assertThat(facts.number("averageBalance")).isPositive();
    }

    @Test
    void whatIsNotRecordedIsUnknownAndListed() {
        CreditFacts facts = ledger.facts(invoices(), DAY);
        RatingResult rating = engine.score(facts, engine.explainer().handbookCard());
        assertThat(facts.number("customerYears")).isNaN();
        assertThat(facts.number("overdueShare")).isNaN();
        assertThat(facts.number("newCustomer")).isEqualTo(1);
        assertThat(engine.explainer().unknown(rating)).hasSize(10);
        assertThat(rating.score()).as("40 % of the points").isEqualTo(40);
    }

    @Test
    void recordedJudgementsAndNumbersAreFacts() {
        TradeRecord full = new TradeRecord(
                List.of(),
                DAY.minusYears(6),
                DAY.minusYears(20),
                new Accounts(800, 500, 2000, 300, 180, 900, 1100, 2600),
                Map.of("fulfilmentRate", .99, "staff", 300.0, "totalAssets", 25.0, "averageDaysLate", 0.0),
                Map.of("reputation", "GOOD", "attitude", "POOR", "staffQuality", "FAIR"));
        CreditFacts facts = ledger.facts(full, DAY);
        assertThat(facts.number("zDoublePrime")).isCloseTo(2.936891, within(1e-6));
        RatingResult rating = engine.score(facts, engine.explainer().handbookCard());
        assertThat(rating.score()).isEqualTo(25 + 6 + 10 + 10 + 10 + 5 + 5 + 0 + 3 + 10);
        assertThat(engine.explainer().unknown(rating)).containsExactly("overdueShare");
    }

    @Test
    void whatHappensLaterIsNotKnownYet() {
        CreditFacts before = ledger.facts(invoices(invoice(1_000, 12, 0), invoice(500, -40, null)), DAY);
        assertThat(before.number("oldestOverdueDays")).isEqualTo(12);
        assertThat(before.number("averagePaymentDays")).isNaN();
        assertThat(before.number("overdueShare")).isEqualTo(1);
    }

    private Outcome outcome(int monthsKnown, Invoice... invoices) {
        LocalDate snapshot = DAY.minusDays(200);
        return ledger.outcome(List.of(invoices), null, snapshot, snapshot.plusMonths(monthsKnown));
    }

    @Test
    void badIsNinetyDaysOnTwoPercentOfTheBalance() {
        Invoice late = invoice(1_000, 150, 60);
        Invoice large =
                new Invoice(BigDecimal.valueOf(1_000), DAY.minusDays(190), DAY.minusDays(58), DAY.minusDays(50));
        assertThat(outcome(12, invoice(1_000, 150, 150))).isEqualTo(Outcome.GOOD);
        assertThat(outcome(12, invoice(1_000, 150, 121))).isEqualTo(Outcome.GOOD);
        assertThat(outcome(12, invoice(1_000, 150, 119))).isEqualTo(Outcome.INDETERMINATE);
        assertThat(outcome(12, invoice(1_000, 150, 61))).isEqualTo(Outcome.INDETERMINATE);
        assertThat(outcome(12, invoice(1_000, 150, 59))).isEqualTo(Outcome.BAD);
        assertThat(late.settled()).isEqualTo(late.due().plusDays(90));
        assertThat(outcome(12, late))
                .as("settled on the 90th day, so still open then")
                .isEqualTo(Outcome.BAD);
        assertThat(outcome(12, invoice(10, 150, 59), large))
                .as("1 % of the balance does not matter")
                .isEqualTo(Outcome.GOOD);
        assertThat(outcome(12, invoice(10, 150, 30), large))
                .as("once the rest is paid it is all of the balance")
                .isEqualTo(Outcome.BAD);
    }

    @Test
    void failuresAreBadAndAnUnfinishedYearIsUnknown() {
        LocalDate snapshot = DAY.minusDays(200);
        assertThat(ledger.outcome(List.of(), snapshot.plusDays(1), snapshot, snapshot.plusMonths(2)))
                .isEqualTo(Outcome.BAD);
        assertThat(ledger.outcome(List.of(), snapshot.plusMonths(13), snapshot, snapshot.plusMonths(20)))
                .isEqualTo(Outcome.GOOD);
        assertThat(outcome(6, invoice(1_000, 150, 150))).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(6, invoice(1_000, 150, 59))).isEqualTo(Outcome.BAD);
    }

    @Test
    void snapshotsAreEndsOfQuartersWhoseYearIsOver() {
        assertThat(ledger.snapshots(LocalDate.of(2024, 5, 7), LocalDate.of(2026, 3, 31)))
                .containsExactly(
                        LocalDate.of(2024, 6, 30),
                        LocalDate.of(2024, 9, 30),
                        LocalDate.of(2024, 12, 31),
                        LocalDate.of(2025, 3, 31));
        assertThat(ledger.snapshots(DAY, DAY)).isEmpty();
        List<LocalDate> one = new ArrayList<>(ledger.snapshots(LocalDate.of(2024, 6, 30), LocalDate.of(2025, 6, 30)));
        assertThat(one).containsExactly(LocalDate.of(2024, 6, 30));
    }
}

package io.kontor.credit.scoring.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.figures.Accounts;
import io.kontor.credit.api.figures.AltmanScores;
import io.kontor.credit.api.figures.AltmanScores.Zone;
import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.figures.PaymentBehaviour;
import io.kontor.credit.api.figures.RiskFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked numbers 5.1, 5.3, 5.5, 5.7 and 5.8 of the design. */
class CustomerRiskTest {
    private static final Offset<Double> SIX = within(5e-7);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final RiskFigures risk = new CustomerRisk();

    @Test
    void computesAltmansScoresOfASafeFirm() {
        AltmanScores scores = risk.altman(new Accounts(800, 500, 2000, 300, 180, 900, 1100, 2600));
        assertThat(scores.zDoublePrime()).isCloseTo(2.936891, SIX);
        assertThat(scores.emerging()).isCloseTo(6.186891, SIX);
        assertThat(scores.zPrime()).isCloseTo(2.155266, SIX);
        assertThat(scores.zone()).isEqualTo(Zone.SAFE);
        assertThat(scores.zonePrime()).isEqualTo(Zone.GREY);
    }

    @Test
    void computesAltmansScoresOfAFirmInDistress() {
        AltmanScores scores = risk.altman(new Accounts(300, 480, 1000, -50, -20, 120, 880, 900));
        assertThat(scores.zDoublePrime()).isCloseTo(-1.335018, SIX);
        assertThat(scores.zPrime()).isCloseTo(.721923, SIX);
        assertThat(scores.zone()).isEqualTo(Zone.DISTRESS);
        assertThat(scores.zonePrime()).isEqualTo(Zone.DISTRESS);
    }

    @Test
    void scoresWithoutAssetsOrLiabilitiesAreUnknownAndNotInfinite() {
        for (Accounts accounts : List.of(
                new Accounts(1, 1, 0, 1, 1, 1, 1, 1),
                new Accounts(1, 1, 1, 1, 1, 1, 0, 1),
                new Accounts(1, 1, 1, Double.NaN, 1, 1, 1, 1))) {
            AltmanScores scores = risk.altman(accounts);
            assertThat(scores.zDoublePrime()).isNull();
            assertThat(scores.emerging()).isNull();
            assertThat(scores.zone()).isNull();
        }
    }

    @Test
    void zonesIncludeTheirBoundsInTheGrey() {
        assertThat(zone(2.60)).isEqualTo(Zone.GREY);
        assertThat(zone(2.61)).isEqualTo(Zone.SAFE);
        assertThat(zone(1.09)).isEqualTo(Zone.DISTRESS);
    }

    private Zone zone(double second) {
        return risk.altman(new Accounts(0, 0, 1, 0, 0, second / 1.05, 1, 0)).zone();
    }

    @Test
    void paymentPointsAreLinearBetweenTheirCorners() {
        assertThat(risk.paymentPoints(-5)).isEqualTo(82.5);
        assertThat(risk.paymentPoints(0)).isEqualTo(80);
        assertThat(risk.paymentPoints(12)).isEqualTo(72);
        assertThat(risk.paymentPoints(45)).isEqualTo(45);
        assertThat(risk.paymentPoints(100)).isCloseTo(26.6667, within(5e-5));
        assertThat(risk.paymentPoints(-400)).isEqualTo(100);
        assertThat(risk.paymentPoints(400)).isEqualTo(1);
    }

    @Test
    void theIndexWeighsByMoney() {
        PaymentBehaviour behaviour = risk.behaviour(worked(), DAY, 12);
        assertThat(behaviour.index()).isCloseTo(73.7564, within(5e-5));
        assertThat(behaviour.daysBeyondTerms()).isCloseTo(9.0769, within(5e-5));
        assertThat(behaviour.meanDays()).isCloseTo(30.4, within(1e-9));
        assertThat(risk.paymentPoints(behaviour.daysBeyondTerms()))
                .as("the points of the mean are not the index")
                .isCloseTo(73.9487, within(5e-5));
        assertThat(behaviour.invoices()).isEqualTo(5);
    }

    private static List<Invoice> worked() {
        List<Invoice> invoices = new ArrayList<>();
        int[][] settled = {{10_000, -5}, {5_000, 0}, {8_000, 12}, {2_000, 45}, {1_000, 100}};
        for (int[] one : settled) {
            LocalDate due = DAY.minusDays(150);
            invoices.add(new Invoice(BigDecimal.valueOf(one[0]), due.minusDays(30), due, due.plusDays(one[1])));
        }
        return invoices;
    }

    @Test
    void openOverdueInvoicesCountAtTheirAgeAndFewInvoicesGiveNoIndex() {
        LocalDate due = DAY.minusDays(45);
        Invoice open = new Invoice(BigDecimal.TEN, due.minusDays(30), due, null);
        PaymentBehaviour behaviour = risk.behaviour(List.of(open, open, open), DAY, 12);
        assertThat(behaviour.index()).isEqualTo(45);
        assertThat(behaviour.oldestOverdue()).isEqualTo(45);
        assertThat(behaviour.settled()).isZero();
        assertThat(risk.behaviour(List.of(open, open), DAY, 12).index()).isNull();
        assertThat(risk.behaviour(List.of(), DAY, 12).daysBeyondTerms()).isNull();
    }

    @Test
    void whatHappensLaterIsNotKnownYet() {
        LocalDate due = DAY.minusDays(10);
        Invoice paidTomorrow = new Invoice(BigDecimal.TEN, due.minusDays(30), due, DAY.plusDays(1));
        Invoice stillOpen = new Invoice(BigDecimal.TEN, due.minusDays(30), due, null);
        Invoice issuedToday = new Invoice(BigDecimal.TEN, DAY, DAY.minusDays(40), null);
        assertThat(risk.behaviour(List.of(paidTomorrow, issuedToday), DAY, 12))
                .isEqualTo(risk.behaviour(List.of(stillOpen), DAY, 12));
    }

    @Test
    void theTrendComparesTheQuarterWithTheYear() {
        List<Invoice> invoices = new ArrayList<>(worked());
        for (int i = 0; i < 3; i++) {
            LocalDate due = DAY.minusDays(80);
            invoices.add(new Invoice(BigDecimal.valueOf(1000), due.minusDays(30), due, due.plusDays(60)));
        }
        assertThat(risk.trend(invoices, DAY).quarter().index())
                .as("three at 60 days, and the one settled 50 days ago")
                .isCloseTo((3 * 40 + 80 / 3.0) / 4, within(1e-9));
        assertThat(risk.trend(invoices, DAY).indexChange()).isNegative();
        assertThat(risk.trend(worked(), DAY.minusDays(1000)).indexChange()).isNull();
    }

    @Test
    void refusesAmountsThatAreNotAboveZero() {
        Invoice wrong = new Invoice(BigDecimal.ZERO, DAY, DAY, null);
        assertThatThrownBy(() -> risk.behaviour(List.of(wrong), DAY, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount 0");
    }

    @Test
    void shiftsToThePopulationsBadRate() {
        assertThat(risk.priorShift(.30, .30, .05)).isCloseTo(.05, within(1e-12));
        double odds = .1 / .9 * (.05 / .95) / (.3 / .7);
        assertThat(risk.priorShift(.1, .3, .05)).isCloseTo(odds / (1 + odds), within(1e-12));
    }

    @Test
    void boundsProbabilitiesOfThinGrades() {
        assertThat(risk.jeffreysPd(3, 80)).isCloseTo(.043210, SIX);
        assertThat(risk.jeffreysUpper(3, 80, .90)).isCloseTo(.073473, SIX);
        assertThat(risk.upperWithoutDefaults(100, .75)).isCloseTo(.013767, SIX);
        assertThat(risk.shrunkPd(.01, 3, 80, 20)).isCloseTo(.032, within(1e-12));
    }

    @Test
    void computesLossesAndWhatTheyAllow() {
        assertThat(risk.expectedLoss(.034, .45, 100_000)).isCloseTo(1530, within(1e-9));
        assertThat(risk.breakEvenPd(.15, .75)).isCloseTo(.190476, SIX);
        assertThat(risk.limitOfBudget(500, .02, .6)).isCloseTo(41_666.67, within(.005));
        assertThat(risk.limitOfBudget(500, 0, .6)).isInfinite();
    }
}

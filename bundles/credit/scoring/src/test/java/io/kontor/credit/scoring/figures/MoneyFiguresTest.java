package io.kontor.credit.scoring.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.figures.Ageing;
import io.kontor.credit.api.figures.DaysSales;
import io.kontor.credit.api.figures.Exposure;
import io.kontor.credit.api.figures.LimitCase;
import io.kontor.credit.api.figures.LimitCase.Standing;
import io.kontor.credit.api.figures.LimitProposal;
import io.kontor.credit.api.figures.OpenItem;
import io.kontor.credit.api.figures.SalesPeriod;
import io.kontor.credit.api.figures.ShipAnswer;
import io.kontor.credit.api.figures.ShipAnswer.Verdict;
import io.kontor.credit.api.figures.ShipCheck;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Worked numbers 5.9 to 5.12 of the design. */
class MoneyFiguresTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Receivables receivables = new Receivables();
    private final NeedLimit limits = new NeedLimit();

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount);
    }

    private static LimitCase worked(Standing standing, BigDecimal starter) {
        return new LimitCase(
                money(234_000),
                45,
                7,
                1.2,
                money(900_000),
                .10,
                money(60_000),
                money(500),
                .0141421,
                .6,
                money(20_000),
                .9,
                standing,
                starter);
    }

    @Test
    void aLimitFollowsTheNeedUnderItsCaps() {
        LimitProposal proposal = limits.propose(worked(Standing.KNOWN, null));
        assertThat(proposal.need()).isEqualByComparingTo("33800");
        assertThat(proposal.wanted()).isEqualByComparingTo("40560");
        assertThat(proposal.netWorthCap()).isEqualByComparingTo("90000");
        assertThat(proposal.historyCap()).isEqualByComparingTo("72000");
        assertThat(proposal.lossCap().doubleValue()).isCloseTo(58_925.57, within(.3));
        assertThat(proposal.unsecured()).isEqualByComparingTo("40000");
        assertThat(proposal.secured()).isEqualByComparingTo("18000");
        assertThat(proposal.limit()).isEqualByComparingTo("58000");
        assertThat(proposal.binding()).isEqualTo("NEED");
    }

    @Test
    void newAndStoppedCustomersGetLess() {
        LimitProposal half = limits.propose(worked(Standing.NEW, money(50_000)));
        assertThat(half.limit()).isEqualByComparingTo("29000");
        assertThat(half.binding()).isEqualTo("HALF_FOR_NEW");
        LimitProposal starter = limits.propose(worked(Standing.NEW, money(10_000)));
        assertThat(starter.limit()).isEqualByComparingTo("10000");
        assertThat(starter.binding()).isEqualTo("STARTER");
        LimitProposal secured = limits.propose(worked(Standing.SECURED_ONLY, null));
        assertThat(secured.limit()).isEqualByComparingTo("18000");
        assertThat(secured.binding()).isEqualTo("SECURED_ONLY");
    }

    @Test
    void unknownCapsDoNotBind() {
        LimitProposal proposal = limits.propose(
                new LimitCase(money(360_000), 30, 0, 1, null, .1, null, null, 0, .6, null, 0, Standing.KNOWN, null));
        assertThat(proposal.limit()).isEqualByComparingTo("30000");
        assertThat(proposal.netWorthCap()).isNull();
        assertThat(proposal.lossCap()).isNull();
    }

    @Test
    void roundsDownToTwoDigits() {
        assertThat(NeedLimit.twoDigits(new BigDecimal("40560.99"))).isEqualByComparingTo("40000");
        assertThat(NeedLimit.twoDigits(new BigDecimal("99.99"))).isEqualByComparingTo("99");
        assertThat(NeedLimit.twoDigits(new BigDecimal("0.5"))).isEqualByComparingTo("0");
        assertThat(NeedLimit.twoDigits(new BigDecimal("-5"))).isEqualByComparingTo("0");
    }

    @Test
    void computesDaysSalesOutstanding() {
        DaysSales days = receivables.daysSales(money(420_000), money(90_000), new SalesPeriod(90, money(900_000)));
        assertThat(days.dso()).isCloseTo(42, within(1e-9));
        assertThat(days.best()).isCloseTo(33, within(1e-9));
        assertThat(days.averageDelinquent()).isCloseTo(9, within(1e-9));
        assertThat(receivables
                        .daysSales(money(1), money(0), new SalesPeriod(90, BigDecimal.ZERO))
                        .dso())
                .isNaN();
    }

    @Test
    void countsBackThroughMonths() {
        List<SalesPeriod> months = List.of(new SalesPeriod(30, money(280_000)), new SalesPeriod(31, money(300_000)));
        assertThat(receivables.countback(money(420_000), months)).isCloseTo(44.4667, within(5e-5));
        assertThat(receivables.countback(money(0), months)).isZero();
        assertThat(receivables.countback(money(900_000), months)).isEqualTo(61);
    }

    @Test
    void computesCollection() {
        assertThat(receivables.collectionEffectiveness(money(380_000), money(900_000), money(420_000), money(330_000)))
                .isCloseTo(.90526, within(5e-6));
        assertThat(receivables
                        .collectionRates(money(860_000), money(900_000), money(380_000))
                        .ofSales())
                .isCloseTo(.95556, within(5e-6));
        assertThat(receivables
                        .collectionRates(money(860_000), money(900_000), money(380_000))
                        .ofSalesAndOpening())
                .isCloseTo(.671875, within(1e-9));
    }

    @Test
    void agesOpenItems() {
        Ageing ageing = receivables.ageing(
                List.of(
                        item(0, 100),
                        item(-5, 10),
                        item(1, 20),
                        item(30, 30),
                        item(31, 40),
                        item(90, 50),
                        item(181, 60)),
                DAY);
        assertThat(ageing.current()).isEqualByComparingTo("110");
        assertThat(ageing.to30()).isEqualByComparingTo("50");
        assertThat(ageing.to60()).isEqualByComparingTo("40");
        assertThat(ageing.to90()).isEqualByComparingTo("50");
        assertThat(ageing.to180()).isEqualByComparingTo("0");
        assertThat(ageing.older()).isEqualByComparingTo("60");
        assertThat(ageing.total()).isEqualByComparingTo("310");
        assertThat(ageing.weightedDays()).isCloseTo((20 + 900 + 1240 + 4500 + 10_860) / 200.0, within(1e-9));
    }

    private static OpenItem item(int daysOverdue, double amount) {
        return new OpenItem(money(amount), DAY.minusDays(daysOverdue));
    }

    @Test
    void measuresConcentration() {
        List<BigDecimal> shares = DoubleStream.of(.30, .20, .15, .10, .10, .05, .05, .05)
                .mapToObj(BigDecimal::valueOf)
                .toList();
        assertThat(receivables.concentration(shares).hhi()).isCloseTo(.18, within(1e-12));
        assertThat(receivables.concentration(shares).effectiveNumber()).isCloseTo(5.556, within(5e-4));
        assertThat(receivables.concentration(shares).topTen()).isCloseTo(1, within(1e-12));
        assertThat(receivables.concentration(List.of()).hhi()).isZero();
    }

    private static ShipCheck check(double order, int oldest, ShipCheck.Stopped stopped) {
        Exposure exposure = new Exposure(money(50_000), money(2_000), money(6_000), money(12_000), money(order));
        return new ShipCheck(exposure, money(80_000), money(8_000), oldest, 10, .5, stopped);
    }

    @Test
    void holdsWhatIsOverdueTooLongAndSaysWhatToPay() {
        ShipCheck check = check(10_000, 34, ShipCheck.Stopped.NO);
        assertThat(check.exposure().total()).isEqualByComparingTo("76000");
        ShipAnswer answer = new ShipDecision().answer(check);
        assertThat(answer.use()).isCloseTo(.95, within(1e-12));
        assertThat(answer.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(answer.reasons())
                .containsExactly(
                        new ShipAnswer.Reason("OVERDUE_AGE", 34, 10), new ShipAnswer.Reason("USE", answer.use(), .9));
        assertThat(answer.payFirst()).isEqualByComparingTo("8000");
        assertThat(answer.passes()).isEqualByComparingTo("0");
    }

    @Test
    void warnsHoldsAndStops() {
        assertThat(answer(10_000, 0, ShipCheck.Stopped.NO).verdict()).isEqualTo(Verdict.WARN);
        assertThat(answer(1_000, 0, ShipCheck.Stopped.NO).verdict()).isEqualTo(Verdict.OK);
        ShipAnswer over = answer(45_000, 0, ShipCheck.Stopped.NO);
        assertThat(over.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(over.reasons()).extracting(ShipAnswer.Reason::code).containsExactly("OVER_LIMIT", "ORDER_SHARE");
        assertThat(over.passes()).isEqualByComparingTo("14000");
        assertThat(answer(over.passes().doubleValue(), 0, ShipCheck.Stopped.NO).verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(answer(1_000, 0, ShipCheck.Stopped.YES).verdict()).isEqualTo(Verdict.STOP);
    }

    private static ShipAnswer answer(double order, int oldest, ShipCheck.Stopped stopped) {
        return new ShipDecision().answer(check(order, oldest, stopped));
    }
}

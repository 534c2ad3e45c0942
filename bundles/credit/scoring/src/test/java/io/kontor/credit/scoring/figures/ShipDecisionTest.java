package io.kontor.credit.scoring.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.credit.api.figures.Exposure;
import io.kontor.credit.api.figures.ShipAnswer;
import io.kontor.credit.api.figures.ShipAnswer.Reason;
import io.kontor.credit.api.figures.ShipAnswer.Verdict;
import io.kontor.credit.api.figures.ShipCheck;
import io.kontor.credit.api.figures.ShipCheck.State;
import io.kontor.credit.api.figures.ShipCheck.Stopped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reasons come in the order of the design, and several limits hold at once. */
class ShipDecisionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final State FINE = new State(DAY, DAY, 60, 60, DAY.minusDays(1), 1);

    private final ShipDecision rules = new ShipDecision();

    private static ShipCheck check(long owed, long order, long limit, int overdue, State state) {
        BigDecimal none = BigDecimal.ZERO;
        return new ShipCheck(
                new Exposure(BigDecimal.valueOf(owed), none, none, none, BigDecimal.valueOf(order)),
                BigDecimal.valueOf(limit),
                BigDecimal.valueOf(overdue),
                overdue,
                30,
                .5,
                overdue > 90 ? Stopped.YES : Stopped.NO,
                state);
    }

    @Test
    void everyReasonIsToldGravestFirst() {
        State bad = new State(DAY, DAY.minusDays(3), 59.9, 60, DAY.minusDays(2), 1);
        ShipAnswer answer = rules.answer(check(100, 60, 100, 91, bad));
        assertThat(answer.verdict()).isEqualTo(Verdict.STOP);
        assertThat(answer.reasons())
                .containsExactly(
                        new Reason("STOPPED", 1, 0),
                        new Reason("OVERDUE_AGE", 91, 30),
                        new Reason("LIMIT_EXPIRED", 3, 0),
                        new Reason("OVER_LIMIT", 160, 100),
                        new Reason("ORDER_SHARE", 60, 50),
                        new Reason("INDEX", 59.9, 60),
                        new Reason("STALE_DATA", 2, 1));
        assertThat(answer.passes()).isZero();
    }

    @Test
    void atTheirBoundsNothingHolds() {
        ShipAnswer answer = rules.answer(check(0, 50, 100, 30, FINE));
        assertThat(answer.verdict()).isEqualTo(Verdict.OK);
        assertThat(answer.passes()).isEqualByComparingTo("50");
        State unknown = new State(DAY, null, Double.NaN, 60, DAY, 0);
        assertThat(rules.answer(check(0, 50, 100, 0, unknown)).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void anExpiredLimitLetsNothingPassHoweverSmall() {
        State expired = new State(DAY, DAY.minusDays(1), Double.NaN, 0, DAY, 0);
        ShipAnswer answer = rules.answer(check(0, 1, 100, 0, expired));
        assertThat(answer.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(answer.passes()).isZero();
    }

    @Test
    void aSegmentMayHoldWhatTheCustomersLimitAllows() {
        ShipCheck whole = check(10, 20, 1_000, 0, FINE);
        ShipCheck segment = check(85, 20, 100, 0, FINE);
        assertThat(rules.answer(whole).verdict()).isEqualTo(Verdict.OK);
        ShipAnswer both = rules.answer(List.of(whole, segment));
        assertThat(both.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(both.reasons()).containsExactly(new Reason("OVER_LIMIT", 105, 100));
        assertThat(both.passes()).isEqualByComparingTo("15");
        assertThat(both.headroom()).isEqualByComparingTo("-5");
        assertThat(both).isEqualTo(rules.answer(List.of(segment, whole)));
    }
}

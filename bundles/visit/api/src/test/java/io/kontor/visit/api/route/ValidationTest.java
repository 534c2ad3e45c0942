package io.kontor.visit.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every type says which of its values is wrong. */
class ValidationTest {
    private static final Place HOME = new Place("home", 0, 0);
    private static final Shift SHIFT = new Shift("s", "r", 0, 0, 0, new TimeWindow(0, 100), ShiftRules.FREE);

    private static void refused(String message, ThrowingCallable creation) {
        assertThatThrownBy(creation)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static RouteProblem problem(List<Shift> shifts, List<Visit> visits) {
        return new RouteProblem(List.of(HOME), new Nowhere(), shifts, visits, Costs.DISTANCE, RoutePlan.EMPTY);
    }

    private static Visit visit(VisitRules rules) {
        return new Visit("v", 0, 0, List.of(), rules);
    }

    @Test
    void badValuesAreNamed() {
        refused("must not end (3) before it begins (7)", () -> new TimeWindow(7, 3));
        refused("service of visit v", () -> new Visit("v", 0, -1, List.of(), VisitRules.FREE));
        refused("place home has no position", () -> new Place("home", Double.NaN, 0));
        refused("value must be", () -> VisitRules.FREE.withValue(Double.NaN));
        refused("cost of time", () -> new Costs(1, -1, 0, 0, 0, 0, 0));
        refused("at least one day", () -> new DayPattern(0));
        refused("day must be in 0..62", () -> DayPattern.of(63));
        refused("minimum gap of 3 days", () -> VisitRules.FREE.withDays(List.of(DayPattern.of(0, 2)), 3));
        refused("time limit", () -> StopCriterion.after(Duration.ZERO));
        refused("threads", () -> new OptimizerParameters(0, ProgressListener.NONE));
        refused(
                "time window 1 of visit v",
                () -> new Visit("v", 0, 1, List.of(new TimeWindow(0, 5), new TimeWindow(5, 9)), VisitRules.FREE));
        refused(
                "lunch of shift s",
                () -> new Shift(
                        "s",
                        "r",
                        0,
                        0,
                        0,
                        new TimeWindow(0, 100),
                        ShiftRules.FREE.withLunch(new LunchBreak(new TimeWindow(90, 101), 5))));
    }

    @Test
    void problemsThatDoNotHoldTogetherAreRefused() {
        refused("at least one shift", () -> problem(List.of(), List.of()));
        refused("shift s occurs twice", () -> problem(List.of(SHIFT, SHIFT), List.of()));
        refused(
                "place of visit v",
                () -> problem(List.of(SHIFT), List.of(new Visit("v", 1, 0, List.of(), VisitRules.FREE))));
        refused(
                "unknown shift x",
                () -> problem(List.of(SHIFT), List.of(visit(VisitRules.FREE.withPin(new Pin("x", 0))))));
        refused(
                "pinned to day 0",
                () -> problem(
                        List.of(SHIFT),
                        List.of(visit(VisitRules.FREE
                                .withDays(List.of(DayPattern.of(1)), 0)
                                .withPin(new Pin("s", Pin.ANYWHERE))))));
    }

    @Test
    void patternsKnowTheirDays() {
        DayPattern pattern = DayPattern.of(4, 0, 1);
        assertThat(pattern.days()).containsExactly(0, 1, 4);
        assertThat(pattern.gap()).isEqualTo(1);
        assertThat(DayPattern.of(5).gap()).isEqualTo(63);
    }

    @Test
    void criteriaStopAsSoonAsOneOfThemSaysSo() {
        Progress state = new Progress(50, 10, Duration.ofSeconds(1).toNanos(), 0, 1);
        StopCriterion steps = StopCriterion.iterations(100);
        assertThat(steps.progress(state)).isEqualTo(0.5);
        assertThat(steps.or(StopCriterion.when(() -> true)).progress(state)).isEqualTo(1);
        assertThat(StopCriterion.after(Duration.ofSeconds(4)).progress(state)).isEqualTo(0.25);
        assertThat(StopCriterion.noImprovement(10).progress(state)).isEqualTo(1);
    }

    private static final class Nowhere implements Travel {
        @Override
        public double distance(int from, int to) {
            return 0;
        }

        @Override
        public double time(int from, int to) {
            return 0;
        }
    }
}

package io.kontor.visit.solver;

import static io.kontor.visit.api.route.VisitRules.FREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.visit.api.check.PlanChecker;
import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.DayPattern;
import io.kontor.visit.api.route.OptimizerParameters;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.ProgressListener;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.StopCriterion;
import io.kontor.visit.api.route.Travel;
import io.kontor.visit.api.route.Visit;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Starting, stopping, repeating, and problems that cannot be planned. */
class SearchTest {
    private static final OptimizerParameters ONE = OptimizerParameters.DEFAULT;

    private static Line street(int visits) {
        Line line = new Line().shift("s", "r", 0, ShiftRules.FREE).shift("t", "q", 0, ShiftRules.FREE);
        for (int v = 0; v < visits; v++) {
            line.visit("v" + v, 1 + v % (Line.LENGTH - 1), 1, FREE);
        }
        return line;
    }

    /** CPU time of this thread: wall time says little on a busy machine. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static RouteResult solve(RouteProblem problem, StopCriterion stop) {
        return new RuinRecreateOptimizer().solve(problem, stop, 1, ONE, RoutePlan.EMPTY);
    }

    @Test
    void nothingToVisitGivesAnEmptyPlan() {
        RouteResult result = street(0).solve();
        assertThat(result.plan().routes()).isEmpty();
        assertThat(result.cost().total()).isZero();
    }

    @Test
    void oneVisitIsMade() {
        assertThat(street(1).solve().cost().total()).isEqualTo(2);
    }

    @Test
    void aCancelledSearchAnswersWithinATenthOfASecond() {
        RouteProblem problem = street(190).problem();
        AtomicLong asked = new AtomicLong();
        long started = cpuNanos();
        StopCriterion afterAWhile = StopCriterion.when(() -> {
            long before = asked.getAndSet(cpuNanos());
            return before > 0 && asked.get() - started > Duration.ofMillis(100).toNanos();
        });
        RouteResult result = solve(problem, afterAWhile.or(StopCriterion.after(Duration.ofMinutes(1))));
        assertThat(Duration.ofNanos(cpuNanos() - asked.get())).isLessThan(Duration.ofMillis(100));
        assertThat(new PlanChecker(problem).check(result)).isEmpty();
    }

    @Test
    void eachAnnouncedPlanIsBetterThanTheOneBefore() {
        List<Double> costs = new ArrayList<>();
        ProgressListener listener = state -> costs.add(state.cost() + 1e6 * state.missing());
        RouteProblem problem = street(60).problem();
        new RuinRecreateOptimizer()
                .solve(
                        problem,
                        StopCriterion.iterations(500),
                        3,
                        new OptimizerParameters(1, listener),
                        RoutePlan.EMPTY);
        assertThat(costs).isNotEmpty().isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void severalThreadsAgreeOnOnePlan() {
        RouteProblem problem = street(40).problem();
        RouteResult result = new RuinRecreateOptimizer()
                .solve(
                        problem,
                        StopCriterion.iterations(200),
                        1,
                        new OptimizerParameters(3, ProgressListener.NONE),
                        RoutePlan.EMPTY);
        assertThat(new PlanChecker(problem).check(result)).isEmpty();
        assertThat(result.statistics().iterations()).isBetween(600L, 600L + 3 * 32);
    }

    @Test
    void theRestOfADayIsReplannedQuicklyBehindItsPinnedStops() {
        Line line = street(0);
        line.costs = new Costs(1, 0, 0, 0, 0, 5, 0);
        IntStream.range(0, 4).forEach(i -> line.visit("done" + i, 150 - 30 * i, 1, FREE.withPin(new Pin("s", i))));
        IntStream.range(0, 12).forEach(i -> line.visit("open" + i, 5 + 7 * i, 1, FREE));
        RouteResult before = line.solve();
        line.visit("new", 33, 1, FREE);
        RouteProblem problem = line.problem();
        long start = cpuNanos();
        RouteResult after =
                new RuinRecreateOptimizer().solve(problem, StopCriterion.iterations(500), 1, ONE, before.plan());
        assertThat(Duration.ofNanos(cpuNanos() - start)).isLessThan(Duration.ofMillis(200));
        assertThat(new PlanChecker(problem).check(after)).isEmpty();
        PlannedRoute route = Line.route(after, "s");
        assertThat(Line.visits(route)).startsWith("done0", "done1", "done2", "done3");
        assertThat(after.leftOut()).isEmpty();
    }

    @Test
    void aStartThatBreaksRulesIsUsedAsFarAsItGoes() {
        RoutePlan start = new RoutePlan(List.of(
                PlannedRoute.inOrder("s", List.of("v1", "nobody", "v1", "v2")),
                PlannedRoute.inOrder("unknown", List.of("v0"))));
        RouteResult result = street(4).solve(start);
        assertThat(result.leftOut()).isEmpty();
    }

    @Test
    void aStartWithDaysOfNoPatternIsMended() {
        Line line = new Line();
        List<PlannedRoute> routes = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            line.shift("s" + day, "r", day, ShiftRules.FREE);
            routes.add(PlannedRoute.inOrder("s" + day, List.of("twice", "once", "late")));
        }
        RouteResult result = line.visit("once", 1, 1, FREE)
                .visit("twice", 2, 1, FREE.withDays(List.of(DayPattern.of(0, 2)), 0))
                .visit("late", 3, 1, FREE.withDays(List.of(DayPattern.of(1, 2)), 0))
                .solve(new RoutePlan(routes));
        assertThat(result.leftOut()).isEmpty();
        assertThat(Line.visits(Line.route(result, "s0"))).contains("twice").doesNotContain("late");
        assertThat(Line.visits(Line.route(result, "s2"))).contains("twice", "late");
    }

    @Test
    void travelThatIsNoNumberIsNamed() {
        RouteProblem good = street(3).problem();
        Travel bad = new Travel() {
            @Override
            public double distance(int from, int to) {
                return 1;
            }

            @Override
            public double time(int from, int to) {
                return from == 2 && to == 3 ? Double.NaN : 1;
            }
        };
        RouteProblem problem =
                new RouteProblem(good.places(), bad, good.shifts(), good.visits(), good.costs(), RoutePlan.EMPTY);
        assertThatThrownBy(() -> solve(problem, StopCriterion.iterations(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("travel time from place x2 to place x3")
                .hasMessageContaining("NaN");
    }

    @Test
    void tooManyVisitsAreRefusedWithAdvice() {
        RouteProblem good = street(0).problem();
        List<Visit> many = IntStream.range(0, 100_000)
                .mapToObj(i -> new Visit("v" + i, 1, 1, List.of(), FREE))
                .toList();
        RouteProblem problem =
                new RouteProblem(good.places(), good.travel(), good.shifts(), many, good.costs(), RoutePlan.EMPTY);
        assertThatThrownBy(() -> solve(problem, StopCriterion.iterations(1)))
                .hasMessageContaining("100000 visits")
                .hasMessageContaining("territory");
    }
}

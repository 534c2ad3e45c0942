package io.kontor.visit.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.visit.api.check.PlanChecker;
import io.kontor.visit.api.route.OptimizerParameters;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.StopCriterion;
import io.kontor.visit.api.route.VisitRules;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds where insertions look beside neighbours only. */
class ManyVisitsTest {
    private static final int MANY = 260;

    private static RouteResult solve(RouteProblem problem, long seed, int steps, RoutePlan start) {
        return new RuinRecreateOptimizer()
                .solve(problem, StopCriterion.iterations(steps), seed, OptimizerParameters.DEFAULT, start);
    }

    @Property(tries = 15)
    void theCheckerFindsNothingAndTheSameSeedGivesTheSamePlan(@ForAll long seed) {
        RouteProblem problem = new RandomProblem(seed, MANY).create();
        RouteResult result = solve(problem, seed, 60, RoutePlan.EMPTY);
        assertThat(new PlanChecker(problem).check(result)).isEmpty();
        assertThat(solve(problem, seed, 60, RoutePlan.EMPTY).plan()).isEqualTo(result.plan());
    }

    @Property(tries = 10)
    void theResultIsNeverWorseThanTheStart(@ForAll long seed) {
        RouteProblem problem = new RandomProblem(seed, MANY).create();
        RouteResult start = solve(problem, seed, 20, RoutePlan.EMPTY);
        RouteResult result = solve(problem, seed + 1, 5, start.plan());
        assertThat(new PlanChecker(problem).check(result)).isEmpty();
        assertThat(result.cost().missing()).isLessThanOrEqualTo(start.cost().missing());
        if (result.cost().missing() == start.cost().missing()) {
            assertThat(result.cost().total()).isLessThanOrEqualTo(start.cost().total() * (1 + 1e-6) + 1e-6);
        }
    }

    @Test
    void aMandatoryVisitFarFromItsNeighboursIsStillMade() {
        Line line = new Line().shift("only", "r", 0, ShiftRules.FREE.withLoad(2, 1000));
        for (int v = 0; v < MANY; v++) {
            line.visit("near" + v, 1 + v % 20, 1, VisitRules.FREE.withValue(0));
        }
        line.visit("a", 100, 1, VisitRules.FREE).visit("b", 150, 1, VisitRules.FREE);
        RouteResult result = line.solve();
        assertThat(Line.visits(Line.route(result, "only"))).containsExactlyInAnyOrder("a", "b");
    }
}

package io.kontor.visit.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.visit.api.check.PlanChecker;
import io.kontor.visit.api.route.CostBreakdown;
import io.kontor.visit.api.route.OptimizerParameters;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.StopCriterion;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every problem, whatever its rules. */
class RandomProblemsTest {
    private static final int STEPS = 150;

    private static RouteResult solve(RouteProblem problem, long seed, int steps, RoutePlan start) {
        return new RuinRecreateOptimizer()
                .solve(problem, StopCriterion.iterations(steps), seed, OptimizerParameters.DEFAULT, start);
    }

    @Property(tries = 300)
    void theCheckerFindsNothing(@ForAll long seed) {
        RouteProblem problem = new RandomProblem(seed).create();
        RouteResult result = solve(problem, seed, STEPS, RoutePlan.EMPTY);
        assertThat(new PlanChecker(problem).check(result)).isEmpty();
    }

    @Property(tries = 100)
    void theResultIsNeverWorseThanTheStart(@ForAll long seed) {
        RouteProblem problem = new RandomProblem(seed).create();
        RouteResult start = solve(problem, seed, 20, RoutePlan.EMPTY);
        RouteResult result = solve(problem, seed + 1, 5, start.plan());
        assertThat(new PlanChecker(problem).check(result)).isEmpty();
        CostBreakdown before = start.cost();
        assertThat(result.cost().missing()).isLessThanOrEqualTo(before.missing());
        if (result.cost().missing() == before.missing()) {
            assertThat(result.cost().total()).isLessThanOrEqualTo(before.total() + 1e-6 * (1 + before.total()));
        }
    }

    @Property(tries = 50)
    void theSameSeedAndStepsGiveTheSamePlan(@ForAll long seed) {
        RouteProblem problem = new RandomProblem(seed).create();
        RouteResult first = solve(problem, seed, STEPS, RoutePlan.EMPTY);
        RouteResult second = solve(problem, seed, STEPS, RoutePlan.EMPTY);
        assertThat(second.plan()).isEqualTo(first.plan());
        assertThat(second.cost()).isEqualTo(first.cost());
        assertThat(second.leftOut()).isEqualTo(first.leftOut());
    }
}

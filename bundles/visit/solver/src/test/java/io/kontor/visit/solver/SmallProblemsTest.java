package io.kontor.visit.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.OptimizerParameters;
import io.kontor.visit.api.route.Place;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.StopCriterion;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Travel;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against exhaustive search: all ways to put few visits into two shifts, with windows, capacity and prizes. */
class SmallProblemsTest {
    private static final int VISITS = 6;
    private static final int DEPOT = VISITS;

    private RouteProblem problem;
    private double best;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theOptimumIsFound(long seed) {
        problem = problem(new Random(seed));
        best = Double.POSITIVE_INFINITY;
        extend(new boolean[VISITS], 0, 0, new State(DEPOT, 0, 0), 0);
        RouteResult result = new RuinRecreateOptimizer()
                .solve(problem, StopCriterion.iterations(2000), seed, OptimizerParameters.DEFAULT, RoutePlan.EMPTY);
        assertThat(result.cost().total()).isCloseTo(best, within(1e-6));
    }

    private record State(int place, int time, int load) {}

    /** Goes on to each visit that is open, or home; after the second shift, pays for what is left. */
    private void extend(boolean[] done, int shift, double cost, State now, int depth) {
        if (cost >= best) {
            return;
        }
        Shift today = problem.shifts().get(shift);
        for (int v = 0; v < VISITS; v++) {
            Visit visit = problem.visits().get(v);
            int arrival = now.time + problem.time(now.place, v);
            int load = now.load + visit.rules().demand();
            TimeWindow window = visit.windows().get(0);
            if (!done[v] && arrival <= window.latest() && load <= today.rules().capacity()) {
                int leave = Math.max(arrival, window.earliest()) + visit.service();
                if (leave + problem.time(v, DEPOT) <= today.hours().latest()) {
                    done[v] = true;
                    extend(done, shift, cost + problem.distance(now.place, v), new State(v, leave, load), depth + 1);
                    done[v] = false;
                }
            }
        }
        double home = cost + problem.distance(now.place, DEPOT);
        if (shift == 0) {
            extend(done, 1, home, new State(DEPOT, 0, 0), depth);
        } else {
            double left = 0;
            for (int v = 0; v < VISITS; v++) {
                left += done[v] ? 0 : problem.visits().get(v).rules().value();
            }
            best = Math.min(best, home + left);
        }
    }

    private static RouteProblem problem(Random random) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i <= VISITS; i++) {
            places.add(new Place("p" + i, random.nextInt(100), random.nextInt(100)));
        }
        List<Visit> visits = new ArrayList<>();
        for (int v = 0; v < VISITS; v++) {
            int from = random.nextInt(200);
            VisitRules rules = VisitRules.FREE.withDemand(1 + random.nextInt(3)).withValue(60 + random.nextInt(100));
            visits.add(new Visit(
                    "v" + v,
                    v,
                    random.nextInt(30),
                    List.of(new TimeWindow(from, from + 40 + random.nextInt(200))),
                    rules));
        }
        List<Shift> shifts = new ArrayList<>();
        for (String id : List.of("a", "b")) {
            shifts.add(new Shift(id, id, 0, DEPOT, DEPOT, new TimeWindow(0, 400), ShiftRules.FREE.withLoad(5, 6)));
        }
        Travel straight = new Travel() {
            @Override
            public double distance(int from, int to) {
                return Math.hypot(
                        places.get(from).x() - places.get(to).x(),
                        places.get(from).y() - places.get(to).y());
            }

            @Override
            public double time(int from, int to) {
                return distance(from, to);
            }
        };
        return new RouteProblem(places, straight, shifts, visits, Costs.DISTANCE, RoutePlan.EMPTY);
    }
}

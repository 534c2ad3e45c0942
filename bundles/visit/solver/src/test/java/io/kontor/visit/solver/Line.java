package io.kontor.visit.solver;

import io.kontor.visit.api.check.PlanChecker;
import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.OptimizerParameters;
import io.kontor.visit.api.route.Place;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.StopCriterion;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Travel;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A world of one street: place i is at x = i, a step takes one second and costs one. */
final class Line {
    static final int LENGTH = 200;
    static final Travel STREET = new Travel() {
        @Override
        public double distance(int from, int to) {
            return Math.abs(from - to);
        }

        @Override
        public double time(int from, int to) {
            return Math.abs(from - to);
        }
    };

    final List<Shift> shifts = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();
    Costs costs = Costs.DISTANCE;
    RoutePlan baseline = RoutePlan.EMPTY;

    static TimeWindow window(int from, int to) {
        return new TimeWindow(from, to);
    }

    Line shift(String id, String rep, int day, ShiftRules rules) {
        shifts.add(new Shift(id, rep, day, 0, 0, window(0, 1000), rules));
        return this;
    }

    Line visit(String id, int place, int service, VisitRules rules, TimeWindow... windows) {
        visits.add(new Visit(id, place, service, List.of(windows), rules));
        return this;
    }

    RouteProblem problem() {
        List<Place> places = IntStream.range(0, LENGTH)
                .mapToObj(x -> new Place("x" + x, x, 0))
                .toList();
        return new RouteProblem(places, STREET, shifts, visits, costs, baseline);
    }

    RouteResult solve() {
        return solve(RoutePlan.EMPTY);
    }

    RouteResult solve(RoutePlan start) {
        RouteProblem problem = problem();
        RouteResult result = new RuinRecreateOptimizer()
                .solve(problem, StopCriterion.iterations(300), 1, OptimizerParameters.DEFAULT, start);
        List<String> wrong = new PlanChecker(problem).check(result);
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong + " in " + result);
        }
        return result;
    }

    static PlannedRoute route(RouteResult result, String shift) {
        return result.plan().routes().stream()
                .filter(route -> route.shift().equals(shift))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no route for " + shift + " in " + result));
    }

    static List<String> visits(PlannedRoute route) {
        return route.stops().stream().map(Stop::visit).toList();
    }
}

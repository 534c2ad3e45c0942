package io.kontor.itests.benchmarks.routing;

import io.kontor.visit.api.check.PlanChecker;
import io.kontor.visit.api.route.CostBreakdown;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets a contender run and judges its plan: times are worked out here, rules and cost by the independent checker. */
final class Judge {
    private static final double PERCENT = 100;

    private Judge() {}

    static Outcome run(Contender contender, Instance instance, double seconds, long seed) {
        Run run = new Run(seconds);
        RoutePlan plan = contender.solve(instance, run, seed);
        double used = run.seconds();
        RoutePlan timed = timed(instance.problem(), plan);
        int violations = new PlanChecker(instance.problem()).check(timed).size();
        CostBreakdown cost = new io.kontor.visit.api.check.PlanCost(instance.problem()).of(timed);
        double value = cost.missing() > 0 ? Double.NaN : cost.total() / instance.scale();
        double gap = PERCENT * (value / instance.bestKnown() - 1);
        return new Outcome(contender.name(), instance, seed, value, gap, violations, used, run.trace);
    }

    /** The plan with every stop as early as possible, then every departure as late as that allows. */
    private static RoutePlan timed(RouteProblem problem, RoutePlan plan) {
        Map<String, Visit> visits = new HashMap<>();
        problem.visits().forEach(visit -> visits.put(visit.id(), visit));
        Map<String, Shift> shifts = new HashMap<>();
        problem.shifts().forEach(shift -> shifts.put(shift.id(), shift));
        List<PlannedRoute> routes = new ArrayList<>();
        for (PlannedRoute route : plan.routes()) {
            List<Visit> order = new ArrayList<>();
            for (Stop stop : route.stops()) {
                Visit visit = visits.get(stop.visit());
                if (visit != null) {
                    order.add(visit);
                }
            }
            Shift shift = shifts.get(route.shift());
            if (shift != null) {
                PlannedRoute early = depart(problem, shift, order, shift.hours().earliest());
                routes.add(depart(problem, shift, order, latestDeparture(problem, shift, order, early.arrival())));
            }
        }
        return new RoutePlan(routes);
    }

    private static PlannedRoute depart(RouteProblem problem, Shift shift, List<Visit> order, int departure) {
        List<Stop> stops = new ArrayList<>();
        int now = departure;
        int place = shift.start();
        for (Visit visit : order) {
            int arrival = now + problem.time(place, visit.place());
            int begin = Math.max(arrival, visit.windows().get(0).earliest());
            now = begin + visit.service();
            place = visit.place();
            stops.add(new Stop(visit.id(), arrival, begin, now));
        }
        return new PlannedRoute(shift.id(), departure, stops, null, now + problem.time(place, shift.end()));
    }

    private static int latestDeparture(RouteProblem problem, Shift shift, List<Visit> order, int home) {
        int limit = home;
        int place = shift.end();
        for (int i = order.size() - 1; i >= 0; i--) {
            Visit visit = order.get(i);
            int leave = limit - problem.time(visit.place(), place);
            limit = Math.min(leave - visit.service(), visit.windows().get(0).latest());
            place = visit.place();
        }
        return Math.max(shift.hours().earliest(), limit - problem.time(shift.start(), place));
    }
}

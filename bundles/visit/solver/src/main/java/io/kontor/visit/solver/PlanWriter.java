package io.kontor.visit.solver;

import io.kontor.visit.api.route.CostBreakdown;
import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.LeftOut;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.SearchStatistics;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.Visit;
import java.util.ArrayList;
import java.util.List;

/** Writes down the best plan of a search with its times, costs and what it leaves out. */
final class PlanWriter {
    private final Model model;
    private final Solution solution;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private long distance;
    private double time;
    private double overtime;
    private double late;

    PlanWriter(Model model, Snapshot best) {
        this.model = model;
        solution = new Solution(model);
        solution.load(best);
    }

    RouteResult result(SearchStatistics statistics) {
        boolean[] displaced = dropDisplaced();
        List<PlannedRoute> routes = new ArrayList<>();
        for (int s = 0; s < model.shifts.count; s++) {
            if (solution.route[s].length > 0) {
                routes.add(write(s));
            }
        }
        Explainer explainer = new Explainer(solution);
        double value = 0;
        int missing = 0;
        for (int v = 0; v < model.visits.count; v++) {
            if (!solution.isPlanned(v)) {
                leftOut.add(explainer.explain(v, displaced[v]));
                value += model.visits.mandatory[v] ? 0 : model.visits.value[v];
                missing += model.visits.mandatory[v] ? 1 : 0;
            }
        }
        Costs weight = model.costs;
        CostBreakdown cost = new CostBreakdown(
                weight.distance() * distance,
                time,
                weight.lateness() * late,
                overtime,
                weight.imbalance() == 0 ? 0 : weight.imbalance() * solution.spread(),
                solution.changeCost(),
                solution.otherRepCost(),
                value,
                missing);
        return new RouteResult(new RoutePlan(routes), cost, leftOut, statistics);
    }

    /** A visit that could not be kept at its pinned position leaves the plan. */
    private boolean[] dropDisplaced() {
        boolean[] dropped = new boolean[model.visits.count];
        for (Route route : solution.route) {
            while (route.displaced > 0) {
                int k = route.length;
                int visit = model.visits.visitOf[route.node[k]];
                while (model.shifts.pinnedAt[visit] <= k - 1) {
                    visit = model.visits.visitOf[route.node[--k]];
                }
                dropped[visit] = true;
                solution.remove(visit);
            }
        }
        return dropped;
    }

    private PlannedRoute write(int s) {
        Route route = solution.route[s];
        Timetable times = solution.timetable;
        times.extraCost(route);
        List<Stop> stops = new ArrayList<>();
        for (int k = 1; k <= route.length; k++) {
            Visit visit = model.problem.visits().get(model.visits.visitOf[route.node[k]]);
            stops.add(new Stop(visit.id(), times.arrival[k], times.begin[k], times.begin[k] + visit.service()));
        }
        int duration = times.home - times.departure;
        distance += route.distance;
        time += model.costs.time() * duration;
        overtime += model.costs.overtime() * Math.max(0, duration - model.shifts.regularDuration[s]);
        late += times.lateness();
        return new PlannedRoute(
                model.shifts.shift[s].id(),
                times.departure,
                stops,
                times.lunchAt < 0 ? null : times.lunchAt,
                times.home);
    }
}

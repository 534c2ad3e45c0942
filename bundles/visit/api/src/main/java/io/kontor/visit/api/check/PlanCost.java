package io.kontor.visit.api.check;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.CostBreakdown;
import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Visit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what a plan costs from its times alone. */
public final class PlanCost {
    private final RouteProblem problem;
    private final Lookup names;
    private final Map<String, Long> workOfRep = new TreeMap<>();
    private final Map<String, Set<String>> repsOfVisit = new HashMap<>();
    private double distance;
    private double time;
    private double lateness;
    private double overtime;

    /**
     * Prepares to add up one plan.
     *
     * @param problem the problem it answers
     */
    public PlanCost(RouteProblem problem) {
        this.problem = problem;
        names = new Lookup(problem);
        problem.shifts().forEach(shift -> workOfRep.put(shift.rep(), 0L));
    }

    /**
     * {@return the cost of a plan that breaks no rule}
     *
     * @param plan the plan
     */
    public CostBreakdown of(RoutePlan plan) {
        Set<String> kept = new HashSet<>();
        for (PlannedRoute route : plan.routes()) {
            add(route, names.shift(route.shift()));
            route.stops().forEach(stop -> kept.add(route.shift() + '\n' + stop.visit()));
        }
        Costs costs = problem.costs();
        double mean =
                workOfRep.values().stream().mapToLong(Long::longValue).average().orElse(0);
        double spread = workOfRep.values().stream()
                .mapToDouble(work -> Math.abs(work - mean))
                .sum();
        double left = 0;
        int missing = 0;
        int others = 0;
        for (Visit visit : problem.visits()) {
            Set<String> reps = repsOfVisit.getOrDefault(visit.id(), Set.of());
            boolean same = visit.rules().continuity() == Continuity.PREFERRED;
            others += same ? Math.max(0, reps.size() - 1) : 0;
            missing += reps.isEmpty() && visit.rules().mandatory() ? 1 : 0;
            left += reps.isEmpty() && !visit.rules().mandatory() ? visit.rules().value() : 0;
        }
        return new CostBreakdown(
                costs.distance() * distance,
                costs.time() * time,
                costs.lateness() * lateness,
                costs.overtime() * overtime,
                costs.imbalance() * spread,
                costs.change() * changes(kept),
                costs.otherRep() * others,
                left,
                missing);
    }

    private int changes(Set<String> kept) {
        Set<String> gone = new HashSet<>();
        for (PlannedRoute route : problem.baseline().routes()) {
            for (Stop stop : route.stops()) {
                if (names.shifts.containsKey(route.shift()) && names.visits.containsKey(stop.visit())) {
                    gone.add(route.shift() + '\n' + stop.visit());
                }
            }
        }
        gone.removeAll(kept);
        return gone.size();
    }

    private void add(PlannedRoute route, Shift shift) {
        int place = shift.start();
        long work = 0;
        for (Stop stop : route.stops()) {
            Visit visit = names.visit(stop.visit());
            work += problem.time(place, visit.place()) + visit.service();
            distance += problem.distance(place, visit.place());
            place = visit.place();
            List<TimeWindow> windows = visit.windows();
            if (!windows.isEmpty()) {
                lateness += Math.max(
                        0, stop.begin() - windows.get(windows.size() - 1).latest());
            }
            repsOfVisit.computeIfAbsent(visit.id(), id -> new HashSet<>()).add(shift.rep());
        }
        work += problem.time(place, shift.end());
        distance += problem.distance(place, shift.end());
        workOfRep.merge(shift.rep(), work, Long::sum);
        int duration = route.arrival() - route.departure();
        time += duration;
        overtime += Math.max(0, duration - shift.rules().regularDuration());
    }
}

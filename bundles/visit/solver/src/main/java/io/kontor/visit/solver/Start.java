package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.Stop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the pinned heads of shifts and a given plan into an empty solution, without what is against the rules. */
final class Start {
    private final Model model;
    private final Solution solution;
    private final boolean[] locked;

    Start(Solution solution, boolean[] locked) {
        this.solution = solution;
        this.locked = locked;
        model = solution.model;
    }

    void load(RoutePlan plan) {
        Map<Integer, List<Integer>> stops = stops(plan);
        int[] used = new int[model.visits.count];
        for (int s = 0; s < model.shifts.count; s++) {
            int[] prefix = model.shifts.prefix[s];
            List<Integer> route = new ArrayList<>();
            for (int visit : prefix) {
                locked[visit] = true;
                route.add(visit);
            }
            stops.getOrDefault(s, List.of()).stream()
                    .filter(v ->
                            !route.contains(v) && used[v] < model.visits.firstNode[v + 1] - model.visits.firstNode[v])
                    .forEach(route::add);
            if (!route.isEmpty()) {
                fill(s, route, prefix.length, used);
            }
        }
        settle(used);
    }

    /** The visits of each shift that may be there. */
    private Map<Integer, List<Integer>> stops(RoutePlan plan) {
        Map<String, Integer> shifts = new HashMap<>();
        Map<String, Integer> visits = new HashMap<>();
        model.problem.shifts().forEach(shift -> shifts.put(shift.id(), shifts.size()));
        model.problem.visits().forEach(visit -> visits.put(visit.id(), visits.size()));
        Map<Integer, List<Integer>> stops = new TreeMap<>();
        for (PlannedRoute route : plan.routes()) {
            Integer s = shifts.get(route.shift());
            List<Integer> known = new ArrayList<>();
            for (Stop stop : route.stops()) {
                Integer v = visits.get(stop.visit());
                if (s != null && v != null && !known.contains(v) && model.shifts.allows(v, s)) {
                    known.add(v);
                }
            }
            if (s != null) {
                stops.put(s, known);
            }
        }
        return stops;
    }

    /** The whole route if it can be done, else as much of it as can. */
    private void fill(int s, List<Integer> visits, int prefix, int[] used) {
        solution.begin();
        int[] nodes = new int[visits.size()];
        int count = 0;
        for (int visit : visits) {
            nodes[count++] = model.visits.firstNode[visit] + used[visit];
        }
        boolean whole = solution.timetable.allows(s, nodes, count);
        int kept = 0;
        int heads = 0;
        for (int i = 0; i < count; i++) {
            nodes[kept] = nodes[i];
            boolean head = i < prefix;
            if ((!head || heads == i) && (whole || solution.timetable.allows(s, nodes, kept + 1))) {
                solution.insert(nodes[kept], s, kept);
                kept++;
                used[visits.get(i)]++;
                heads += head ? 1 : 0;
            }
        }
        solution.route[s].lockedStops = heads;
    }

    /** Whoever is not on all days of a pattern, with the same rep if that is asked for, is taken out again. */
    private void settle(int[] used) {
        for (int v = 0; v < used.length; v++) {
            if (used[v] > 0) {
                solution.settle(v);
                if (!keepsPattern(v, used[v])) {
                    solution.remove(v);
                }
            }
        }
    }

    private boolean keepsPattern(int visit, int count) {
        long days = 0;
        BitSet reps = new BitSet();
        for (int n = model.visits.firstNode[visit]; n < model.visits.firstNode[visit] + count; n++) {
            days |= 1L << model.shifts.day[solution.shiftOf[n]];
            reps.set(model.shifts.rep[solution.shiftOf[n]]);
        }
        long found = days;
        long[] patterns = model.visits.patterns[visit];
        return patterns.length == 0
                || (Long.bitCount(days) == count
                        && (model.visits.continuity[visit] != Continuity.REQUIRED || reps.cardinality() == 1)
                        && Arrays.stream(patterns).anyMatch(pattern -> pattern == found));
    }
}

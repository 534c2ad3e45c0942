package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.Stop;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        dropBrokenPatterns(stops);
        int[] used = new int[model.visits.count];
        for (int s = 0; s < model.shifts.count; s++) {
            int[] prefix = model.shifts.prefix[s];
            List<Integer> route = new ArrayList<>();
            for (int visit : prefix) {
                locked[visit] = true;
                route.add(visit);
            }
            stops.getOrDefault(s, List.of()).stream()
                    .filter(v -> !route.contains(v))
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

    /** A visit stays on all days of a pattern, with the same rep if that is asked for, or goes on all days. */
    private void dropBrokenPatterns(Map<Integer, List<Integer>> stops) {
        Map<Integer, BitSet> shifts = new LinkedHashMap<>();
        stops.forEach((s, visits) -> visits.forEach(
                v -> shifts.computeIfAbsent(v, key -> new BitSet()).set(s)));
        shifts.forEach((v, where) -> {
            if (!keepsPattern(v, where)) {
                stops.values().forEach(route -> route.removeIf(other -> other.equals(v)));
            }
        });
    }

    private boolean keepsPattern(int visit, BitSet where) {
        long[] patterns = model.visits.patterns[visit];
        if (patterns.length == 0) {
            return where.cardinality() == 1;
        }
        long days = 0;
        BitSet reps = new BitSet();
        for (int s = where.nextSetBit(0); s >= 0; s = where.nextSetBit(s + 1)) {
            days |= 1L << model.shifts.day[s];
            reps.set(model.shifts.rep[s]);
        }
        boolean same = model.visits.continuity[visit] != Continuity.REQUIRED || reps.cardinality() == 1;
        long found = days;
        return same
                && Long.bitCount(days) == where.cardinality()
                && java.util.Arrays.stream(patterns).anyMatch(pattern -> pattern == found);
    }

    /** The whole route if it can be done, else as much of it as can. */
    private void fill(int s, List<Integer> visits, int prefix, int[] used) {
        solution.begin();
        int[] nodes = new int[visits.size()];
        int count = 0;
        for (int visit : visits) {
            nodes[count++] = model.visits.firstNode[visit] + used[visit];
        }
        boolean whole = fits(s, nodes, count);
        int kept = 0;
        int heads = 0;
        for (int i = 0; i < count; i++) {
            nodes[kept] = nodes[i];
            boolean head = i < prefix;
            if ((!head || heads == i) && (whole || fits(s, nodes, kept + 1))) {
                solution.insert(nodes[kept], s, kept);
                kept++;
                used[visits.get(i)]++;
                heads += head ? 1 : 0;
            }
        }
        solution.route[s].lockedStops = heads;
    }

    private boolean fits(int s, int[] nodes, int count) {
        int load = 0;
        for (int i = 0; i < count; i++) {
            load += model.visits.demand[model.visits.visitOf[nodes[i]]];
        }
        return load <= model.shifts.capacity[s]
                && count <= model.shifts.maxStops[s]
                && solution.timetable.plan(s, nodes, count) < Double.POSITIVE_INFINITY;
    }

    /** Whoever could not be placed on all days is taken out again. */
    private void settle(int[] used) {
        for (int v = 0; v < used.length; v++) {
            if (used[v] > 0) {
                solution.settle(v);
                if (!complete(v, used[v])) {
                    solution.remove(v);
                }
            }
        }
    }

    private boolean complete(int visit, int count) {
        long[] patterns = model.visits.patterns[visit];
        if (patterns.length == 0) {
            return true;
        }
        Set<Long> allowed = new java.util.HashSet<>();
        for (long pattern : patterns) {
            allowed.add(pattern);
        }
        long days = 0;
        for (int i = 0; i < count; i++) {
            days |= 1L << model.shifts.day[solution.shiftOf[model.visits.firstNode[visit] + i]];
        }
        return allowed.contains(days);
    }
}

package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;

/** Lets two shifts of one day trade all their stops, so that routes find the depot or the rep that suits them. */
final class Trade {
    private final Model model;
    private final Solution solution;
    private final Rng rng;

    Trade(Solution solution, Rng rng) {
        this.solution = solution;
        this.rng = rng;
        model = solution.model;
    }

    /** Tries two shifts at random; false, with nothing done, if it is against a rule or the ways cost too much more. */
    boolean apply(double room) {
        if (!model.shifts.differ() || solution.activeCount == 0) {
            return false;
        }
        int a = solution.active[rng.below(solution.activeCount)];
        int b = rng.below(model.shifts.count);
        if (model.shifts.type[a] == model.shifts.type[b] || model.shifts.day[a] != model.shifts.day[b]) {
            return false;
        }
        Route one = solution.route[a];
        Route other = solution.route[b];
        int more = ends(one, b) + ends(other, a) - ends(one, a) - ends(other, b);
        if (model.costs.distance() * more > room || !fits(one, b) || !fits(other, a)) {
            return false;
        }
        solution.exchange(a, b);
        return true;
    }

    private int ends(Route route, int s) {
        return route.length == 0
                ? 0
                : model.ways.distanceOut(model.shifts.start[s], route.at[1])
                        + model.ways.distanceIn(route.at[route.length], model.shifts.end[s]);
    }

    private boolean fits(Route route, int s) {
        for (int k = 1; k <= route.length; k++) {
            int visit = model.visits.visitOf[route.node[k]];
            boolean free = model.visits.continuity[visit] == Continuity.NONE
                    || model.shifts.rep[s] == model.shifts.rep[route.shift];
            if (!free || route.lockedStops > 0 || !model.shifts.allows(visit, s)) {
                return false;
            }
        }
        int[] nodes = route.stops();
        return solution.timetable.allows(s, nodes, nodes.length);
    }
}

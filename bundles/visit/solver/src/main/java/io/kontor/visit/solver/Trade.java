package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;

/**
 * Lets two shifts of one day trade what they have behind some stop: all of it, so that routes find the depot or the rep
 * that suits them, or long tails, which are more than a ruin takes out at once (2-opt*, Potvin and Rousseau 1995).
 */
final class Trade {
    /** How often a step tries where shifts differ; elsewhere more than once gains nothing. */
    private static final int TRIES = 3;

    private final Model model;
    private final Solution solution;
    private final Rng rng;

    Trade(Solution solution, Rng rng) {
        this.solution = solution;
        this.rng = rng;
        model = solution.model;
    }

    /** Tries shifts at random; false, with nothing done, if all is against a rule or the ways cost too much more. */
    boolean apply(double room) {
        if (solution.activeCount == 0) {
            return false;
        }
        boolean differ = model.shifts.differ();
        for (int left = differ ? TRIES : 1; left > 0; left--) {
            if ((differ && whole(room)) || tails(room)) {
                return true;
            }
        }
        return false;
    }

    /** Two shifts that differ trade all their stops. */
    boolean whole(double room) {
        Route one = solution.route[solution.active[rng.below(solution.activeCount)]];
        Route other = solution.route[rng.below(model.shifts.count)];
        return model.shifts.type[one.shift] != model.shifts.type[other.shift] && trade(one, 0, other, 0, room);
    }

    /** Some visit is followed by a neighbour and what comes after it. */
    boolean tails(double room) {
        int node = rng.below(model.visits.nodes);
        int[] near = model.neighbours.nodes[model.visits.visitOf[node]];
        int next = near.length == 0 ? node : near[rng.below(near.length)];
        int a = solution.shiftOf[node];
        int b = solution.shiftOf[next];
        if (a == b || a == Solution.ABSENT || b == Solution.ABSENT) {
            return false;
        }
        Route one = solution.route[a];
        Route other = solution.route[b];
        int i = one.find(model.visits.visitOf[node]);
        return trade(one, i, other, other.find(model.visits.visitOf[next]) - 1, room);
    }

    private boolean trade(Route one, int i, Route other, int j, double room) {
        int a = one.shift;
        int b = other.shift;
        if (model.shifts.day[a] != model.shifts.day[b]
                || model.costs.distance() * (more(one, i, other, j) + more(other, j, one, i)) > room
                || !fits(one, i, b)
                || !fits(other, j, a)) {
            return false;
        }
        int[] first = joined(one, i, other, j);
        int[] second = joined(other, j, one, i);
        if (!solution.timetable.allows(a, first, first.length)
                || !solution.timetable.allows(b, second, second.length)) {
            return false;
        }
        solution.exchange(a, first, b, second);
        return true;
    }

    /**
     * How much longer a route gets at its seam and its end if it goes on behind position i as another does behind j.
     */
    private int more(Route one, int i, Route other, int j) {
        int end = one.at[one.length + 1];
        int before = one.edge[i] + (i < one.length ? one.edge[one.length] : 0);
        if (j == other.length) {
            return (i == 0 ? 0 : model.ways.distanceOut(one.at[i], end)) - before;
        }
        return model.ways.distanceOut(one.at[i], other.at[j + 1])
                + model.ways.distanceOut(other.at[other.length], end)
                - before;
    }

    private static int[] joined(Route one, int i, Route other, int j) {
        int[] nodes = new int[i + other.length - j];
        System.arraycopy(one.node, 1, nodes, 0, i);
        System.arraycopy(other.node, j + 1, nodes, i, other.length - j);
        return nodes;
    }

    /** Whether what a route has behind a position may be in another shift. */
    private boolean fits(Route route, int i, int s) {
        boolean fits = route.lockedStops == 0;
        for (int k = i + 1; k <= route.length && fits; k++) {
            int visit = model.visits.visitOf[route.node[k]];
            boolean sameRep = model.shifts.rep[s] == model.shifts.rep[route.shift];
            fits = model.shifts.allows(visit, s) && (sameRep || model.visits.continuity[visit] == Continuity.NONE);
        }
        return fits;
    }
}

package io.kontor.visit.solver;

/** Finds the cheapest position of a visit in one route. Reused, so it belongs to one thread. */
final class InsertionScan {
    static final double IMPOSSIBLE = Double.POSITIVE_INFINITY;
    static final int NOWHERE = -1;

    private final Model model;
    private final Ways ways;
    private final VisitTable visits;
    private final ShiftTable shifts;
    private final Timetable timetable;
    private final double distanceCost;
    private final boolean timeIsFree;
    /** Cost of the cheapest position found last, {@link #IMPOSSIBLE} if there is none. */
    double cost;
    /** The visit goes behind this position. */
    int position;
    /** A position not to be seen. */
    private int hidden;
    /** Whether positions beside no neighbour count too. */
    boolean everywhere;

    InsertionScan(Model model, Timetable timetable) {
        this.model = model;
        this.timetable = timetable;
        ways = model.ways;
        visits = model.visits;
        shifts = model.shifts;
        distanceCost = model.costs.distance();
        timeIsFree = model.costs.time() == 0 && model.costs.overtime() == 0;
    }

    /** Whether a route has no room for a visit, wherever it would be. */
    private boolean isFull(Route route, int visit) {
        return route.load + visits.demand[visit] > shifts.capacity[route.shift]
                || route.length >= shifts.maxStops[route.shift];
    }

    /** Looks through a route in which the visit is allowed for a cost below a limit, except at one position. */
    void search(Route route, int visit, int unseen, double below) {
        hidden = unseen;
        cost = below;
        position = NOWHERE;
        int s = route.shift;
        if (!isFull(route, visit)) {
            if (visits.single && !shifts.lunch[s] && !shifts.timed[s] && !shifts.whole[s]) {
                searchPlain(route, visit);
            } else {
                searchRuled(route, visit);
            }
        }
        cost = position == NOWHERE ? IMPOSSIBLE : cost;
    }

    private void searchPlain(Route route, int visit) {
        int place = visits.place[visit];
        int open = visits.open[visit];
        int close = visits.close[visit];
        int service = visits.service[visit];
        int[] at = route.at;
        int[] ready = route.ready;
        int[] late = route.late;
        double best = distanceCost == 0 ? IMPOSSIBLE : cost / distanceCost;
        for (int i = firstPosition(route, open + service); i <= route.length && ready[i] <= close; i++) {
            if (isUnseen(route, i, visit)) {
                continue;
            }
            int delta = route.detour(i, place);
            if (delta < best) {
                int begin = Math.max(open, ready[i] + ways.timeIn(at[i], place));
                if (begin <= close && begin + service + ways.timeOut(place, at[i + 1]) <= late[i + 1]) {
                    best = delta;
                    position = i;
                }
            }
        }
        cost = best * distanceCost;
    }

    /** Whether a position is hidden, or beside no neighbour while only those count. */
    private boolean isUnseen(Route route, int i, int visit) {
        if (everywhere) {
            return i == hidden;
        }
        long[] near = model.neighbours.near[visit];
        int before = route.node[i];
        int after = route.node[i + 1];
        boolean far = !(i > 0 && (near[before >> 6] & 1L << before) != 0)
                && !(i < route.length && (near[after >> 6] & 1L << after) != 0)
                && route.length > 0;
        return far || i == hidden;
    }

    /** The first position after which one may still arrive at a time: latest arrivals only grow. */
    private static int firstPosition(Route route, int time) {
        int low = route.lockedStops;
        int high = route.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (route.late[middle + 1] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void searchRuled(Route route, int visit) {
        int place = visits.place[visit];
        int s = route.shift;
        int close = visits.close[visit];
        boolean wayIsAll = !shifts.whole[s] && (route.segments == null || timeIsFree);
        double before = wayIsAll ? 0 : route.cost - distanceCost * route.distance;
        int first = route.segments == null
                ? route.lockedStops
                : firstPosition(route, visits.open[visit] + visits.service[visit]);
        for (int i = first; i <= route.length && route.ready[i] <= close; i++) {
            if (isUnseen(route, i, visit)) {
                continue;
            }
            double delta = distanceCost * route.detour(i, place) - before;
            if (delta >= cost && wayIsAll) {
                continue;
            }
            delta += extraCost(route, i, visit);
            if (delta < cost) {
                cost = delta;
                position = i;
            }
        }
    }

    /**
     * What the route with a visit behind position i costs beyond its way, {@link #IMPOSSIBLE} if the rules forbid it.
     */
    private double extraCost(Route route, int i, int visit) {
        int s = route.shift;
        if (route.segments != null) {
            int in = ways.timeIn(route.at[i], visits.place[visit]);
            int out = ways.timeOut(visits.place[visit], route.at[i + 1]);
            int duration = route.segments.durationWith(route, i, visit, in, out);
            return duration > shifts.maxDuration[s] ? IMPOSSIBLE : timeIsFree ? 0 : model.shiftCost(s, duration);
        }
        if (model.lateAfter(route, i, visit) > 0) {
            return IMPOSSIBLE;
        }
        return shifts.whole[s] ? timetable.extraCostWith(route, i, visit) : 0;
    }
}

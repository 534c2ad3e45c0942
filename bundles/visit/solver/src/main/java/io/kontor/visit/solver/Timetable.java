package io.kontor.visit.solver;

/**
 * Works out all times of a route: the earliest return, lunch where it delays least, then the latest departure that
 * keeps that return. Where a later return can pay (several windows or lunch, and time that costs or is limited) it goes
 * on with the departures at which the route changes its windows. Reused, so it belongs to one thread.
 */
final class Timetable {
    private static final int MOST_DEPARTURES = 8;
    private static final int ON_ARRIVAL = 1;
    private static final int BEFORE_WAY = 2;

    private final Model model;
    private int shift;
    private int length;
    private final int[] visit;
    private final int[] at;
    private final int[] ready;
    private final int[] readyAfter;
    private final int[] latest;
    private int lunchGap;
    private int lunchMode;
    private int displaced;

    final int[] arrival;
    final int[] begin;
    int departure;
    int home;
    /** Begin of lunch, -1 for none. */
    int lunchAt;

    Timetable(Model model) {
        this.model = model;
        int most = model.visits.count + 2;
        visit = new int[most];
        at = new int[most];
        ready = new int[most];
        readyAfter = new int[most];
        latest = new int[most];
        arrival = new int[most];
        begin = new int[most];
    }

    /** How many positions the pinned visits of the route last judged are short of. */
    int displaced() {
        return displaced;
    }

    /** What a route costs beyond its distance; infinite if it cannot be done. */
    double extraCost(Route route) {
        load(route, -1, -1);
        displaced = 0;
        return length == 0 ? 0 : plan();
    }

    /**
     * What a route with one more visit, behind position i, costs beyond its distance; infinite if it cannot be done.
     */
    double extraCostWith(Route route, int i, int added) {
        load(route, i, added);
        return plan();
    }

    private void load(Route route, int i, int added) {
        shift = route.shift;
        length = route.length + (i < 0 ? 0 : 1);
        int to = 0;
        for (int k = 0; k <= route.length + 1; k++) {
            at[to] = route.at[k];
            visit[to++] = k == 0 || k > route.length ? -1 : model.visits.visitOf[route.node[k]];
            if (k == i) {
                at[to] = model.visits.place[added];
                visit[to++] = added;
            }
        }
    }

    /** Whether a shift can have these stops in this order, as far as load and times are concerned. */
    boolean allows(int ofShift, int[] nodes, int count) {
        shift = ofShift;
        length = count;
        at[0] = model.shifts.start[shift];
        at[count + 1] = model.shifts.end[shift];
        int load = 0;
        for (int k = 1; k <= count; k++) {
            visit[k] = model.visits.visitOf[nodes[k - 1]];
            at[k] = model.visits.place[visit[k]];
            load += model.visits.demand[visit[k]];
        }
        return load <= model.shifts.capacity[shift]
                && count <= model.shifts.maxStops[shift]
                && (count == 0 || plan() < Double.POSITIVE_INFINITY);
    }

    /** Settles the times of the loaded route; answers their cost, infinite if there are none. */
    private double plan() {
        double pins = pinCost();
        departure = 0;
        home = 0;
        int next = model.shifts.open[shift];
        double best = Double.POSITIVE_INFINITY;
        int bestDeparture = -1;
        int tries = model.shifts.timed[shift] && model.shifts.whole[shift] ? MOST_DEPARTURES : 1;
        for (int i = 0; i < tries && attempt(next); i++) {
            double cost = cost();
            if (cost < best) {
                best = cost;
                bestDeparture = departure;
            }
            next = departure + slack() + 1;
        }
        if (best < Double.POSITIVE_INFINITY && tries > 1) {
            attempt(bestDeparture);
        }
        return best + pins;
    }

    private double pinCost() {
        displaced = 0;
        for (int k = 1; k <= length; k++) {
            int pin = model.shifts.pinnedAt[visit[k]];
            if (pin >= 0) {
                if (k - 1 > pin) {
                    return Double.POSITIVE_INFINITY;
                }
                displaced += pin - (k - 1);
            }
        }
        return displaced * model.missingCost;
    }

    private double cost() {
        int duration = home - departure;
        if (duration > model.shifts.maxDuration[shift]) {
            return Double.POSITIVE_INFINITY;
        }
        return model.shiftCost(shift, duration) + model.costs.lateness() * lateness();
    }

    /** Seconds beyond the longest duration, in the times tried last; 0 if these are not what forbids the route. */
    int overrun() {
        return Math.max(0, home - departure - model.shifts.maxDuration[shift]);
    }

    /** Seconds after the end of windows, over all stops. */
    long lateness() {
        long sum = 0;
        for (int k = 1; k <= length; k++) {
            sum += Math.max(0, begin[k] - model.visits.punctual[visit[k]]);
        }
        return sum;
    }

    /** Settles the times for a departure not before the given one; false if the route cannot be done then. */
    private boolean attempt(int from) {
        if (!searchLunch(from)) {
            return false;
        }
        follow(from);
        follow(latestDeparture());
        return true;
    }

    private boolean searchLunch(int from) {
        ready[0] = from;
        readyAfter[0] = Model.NEVER;
        boolean lunch = model.shifts.lunch[shift];
        for (int k = 1; k <= length; k++) {
            int service = model.visits.service[visit[k]];
            int way = way(k);
            ready[k] = Math.min(Model.NEVER, model.begin(visit[k], ready[k - 1] + way) + service);
            if (lunch) {
                int after = model.beginAfterLunch(shift, visit[k], ready[k - 1], readyAfter[k - 1], way);
                readyAfter[k] = Math.min(Model.NEVER, after + service);
            }
        }
        int way = way(length + 1);
        int without = ready[length] + way;
        int close = model.shifts.close[shift];
        lunchGap = 0;
        if (without <= close && (!lunch || without <= model.shifts.lunchLatest[shift])) {
            return true;
        }
        if (!lunch) {
            return false;
        }
        int taken = readyAfter[length] + way;
        int last = model.lunchEnd(shift, ready[length]) + way;
        lunchGap = length + 1;
        lunchMode = BEFORE_WAY;
        if (taken <= last) {
            do {
                lunchGap--;
            } while (lunchGap > 1 && leaves(lunchGap, readyAfter[lunchGap - 1] + way(lunchGap)));
            int onArrival = model.lunchEnd(shift, ready[lunchGap - 1] + way(lunchGap));
            lunchMode = leaves(lunchGap, onArrival) ? ON_ARRIVAL : BEFORE_WAY;
        }
        return Math.min(taken, last) <= close;
    }

    /** Whether arriving at k then, lunch taken, leads to the earliest departure from there with lunch taken. */
    private boolean leaves(int k, int arrival) {
        return model.begin(visit[k], arrival) + model.visits.service[visit[k]] == readyAfter[k];
    }

    /** All times for a departure, lunch in its gap. */
    private void follow(int from) {
        departure = from;
        lunchAt = -1;
        int now = from;
        for (int k = 1; k <= length; k++) {
            if (k == lunchGap && lunchMode == BEFORE_WAY) {
                now = haveLunch(now);
            }
            now += way(k);
            arrival[k] = now;
            if (k == lunchGap && lunchMode == ON_ARRIVAL) {
                now = haveLunch(now);
            }
            begin[k] = model.begin(visit[k], now);
            now = begin[k] + model.visits.service[visit[k]];
        }
        if (lunchGap == length + 1) {
            now = haveLunch(now);
        }
        home = now + way(length + 1);
    }

    private int haveLunch(int now) {
        lunchAt = Math.max(now, model.shifts.lunchEarliest[shift]);
        return lunchAt + model.shifts.lunchDuration[shift];
    }

    /** Latest departure that makes nothing later than it is. */
    private int latestDeparture() {
        int limit = home;
        for (int k = length + 1; k >= 1; k--) {
            if (k <= length) {
                int v = visit[k];
                int leave = limit - model.visits.service[v];
                latest[k] = begin[k] > model.visits.punctual[v]
                        ? begin[k]
                        : Math.max(begin[k], Math.min(model.latestBegin(v, leave), model.visits.punctual[v]));
                limit = latest[k];
                if (k == lunchGap && lunchMode == ON_ARRIVAL) {
                    limit = latestBeforeLunch(limit);
                }
            }
            limit -= way(k);
            if (k == lunchGap && lunchMode == BEFORE_WAY) {
                limit = latestBeforeLunch(limit);
            }
        }
        return limit;
    }

    private int latestBeforeLunch(int end) {
        return Math.min(end - model.shifts.lunchDuration[shift], model.shifts.lunchLatest[shift]);
    }

    /** How much later the departure may be until a stop, or lunch, leaves its window. */
    private int slack() {
        int least = lunchAt < 0 ? Model.NEVER / 2 : model.shifts.lunchLatest[shift] - lunchAt;
        for (int k = 1; k <= length; k++) {
            least = Math.min(least, model.windowEnd(visit[k], begin[k]) - begin[k]);
        }
        return least;
    }

    private int way(int k) {
        return model.ways.timeOut(at[k - 1], at[k]);
    }
}

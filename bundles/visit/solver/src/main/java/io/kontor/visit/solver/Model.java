package io.kontor.visit.solver;

import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.RouteProblem;

/** The problem as arrays, by index of visit, shift and node; a node is one of the days of a visit. */
final class Model {
    /** Later than everything; twice this still is an int. */
    static final int NEVER = 1_000_000_001;

    private static final int MANY_VISITS = 250;

    final RouteProblem problem;
    final Ways ways;
    final Costs costs;
    final VisitTable visits;
    final ShiftTable shifts;
    final Neighbours neighbours;
    /** Whether insertions look at the positions next to neighbours only: worth it for many visits. */
    final boolean granular;
    /** Length of a typical way between neighbours, in cost: the unit of temperature. */
    final double edgeCost;
    /** Cost that keeps the search from leaving out a mandatory visit. */
    final double missingCost;

    Model(RouteProblem problem) {
        this.problem = problem;
        costs = problem.costs();
        ways = new Ways(problem);
        visits = new VisitTable(problem, ways);
        shifts = new ShiftTable(problem, visits, ways);
        neighbours = new Neighbours(visits, ways);
        granular = visits.count > MANY_VISITS;
        edgeCost = Math.max(1e-9, costs.distance() + costs.time()) * Math.max(1, neighbours.typicalDistance());
        missingCost = edgeCost * 100;
    }

    /** Earliest begin of a service on arrival at a time, {@link #NEVER} if it is too late. */
    int begin(int visit, int arrival) {
        VisitTable v = visits;
        if (v.single) {
            return arrival > v.close[visit] ? NEVER : Math.max(arrival, v.open[visit]);
        }
        for (int w = v.firstWindow[visit]; w < v.firstWindow[visit + 1]; w++) {
            if (arrival <= v.windowClose[w]) {
                return Math.max(arrival, v.windowOpen[w]);
            }
        }
        return NEVER;
    }

    /** Latest begin of a service not after a time, -1 if that is too early. */
    int latestBegin(int visit, int time) {
        VisitTable v = visits;
        for (int w = v.firstWindow[visit + 1] - 1; w >= v.firstWindow[visit]; w--) {
            if (time >= v.windowOpen[w]) {
                return Math.min(time, v.windowClose[w]);
            }
        }
        return -1;
    }

    /** End of a lunch that can begin at a time or later, {@link #NEVER} if it is too late for it. */
    int lunchEnd(int shift, int time) {
        return time > shifts.lunchLatest[shift]
                ? NEVER
                : Math.max(time, shifts.lunchEarliest[shift]) + shifts.lunchDuration[shift];
    }

    /** Earliest begin of a visit with lunch taken: earlier, before the way, or on arrival. */
    int beginAfterLunch(int shift, int visit, int ready, int readyAfter, int way) {
        int arrival = Math.min(readyAfter + way, lunchEnd(shift, ready + way));
        return begin(visit, Math.min(arrival, lunchEnd(shift, ready) + way));
    }

    /**
     * Latest arrival at a visit with lunch taken there or right after it, -1 if there is none.
     *
     * @param leave latest end of lunch after the service, less the service
     * @param after latest arrival with lunch taken
     */
    int latestBeforeLunch(int shift, int visit, int leave, int after) {
        int duration = shifts.lunchDuration[shift];
        int opens = shifts.lunchEarliest[shift];
        int closes = shifts.lunchLatest[shift];
        int service = visits.service[visit];
        int arrival = opens + duration <= after ? Math.min(closes, after - duration) : -1;
        int end = leave + service;
        if (opens + duration > end) {
            return arrival;
        }
        return Math.max(arrival, latestBegin(visit, Math.min(closes, end - duration) - service));
    }

    /** Seconds by which what follows a visit behind position i would be late, with lunch before, at or after it. */
    int lateAfter(Route route, int i, int visit) {
        int s = route.shift;
        int in = ways.timeIn(route.at[i], visits.place[visit]);
        int out = ways.timeOut(visits.place[visit], route.at[i + 1]);
        int leave = begin(visit, route.ready[i] + in) + visits.service[visit];
        int over = leave + out - route.late[i + 1];
        if (over <= 0 || !shifts.lunch[s]) {
            return over;
        }
        int after = beginAfterLunch(s, visit, route.ready[i], route.readyAfter[i], in) + visits.service[visit];
        return Math.min(over, Math.min(after, lunchEnd(s, leave)) + out - route.lateAfter[i + 1]);
    }

    /** End of the window in which a service begins. */
    int windowEnd(int visit, int begin) {
        int w = visits.firstWindow[visit];
        while (begin > visits.windowClose[w]) {
            w++;
        }
        return visits.windowClose[w];
    }

    /** What a duration between departure and return costs. */
    double shiftCost(int shift, int duration) {
        int over = duration - shifts.regularDuration[shift];
        return costs.time() * duration + (over > 0 ? costs.overtime() * over : 0);
    }

    /** What it costs the search to leave a visit out. */
    double leftOutCost(int visit) {
        return visits.mandatory[visit] ? missingCost : visits.value[visit];
    }
}

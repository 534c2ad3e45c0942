package io.kontor.visit.solver;

import java.util.Arrays;

/**
 * The shape of every head and tail of a route: how long it takes when it starts between its earliest and latest start.
 * Two shapes are joined in constant time (Vidal et al. 2013, without time warp). An earlier start only adds waiting.
 */
final class Segments {
    int[] headDuration;
    int[] headEarliest;
    int[] headLatest;
    int[] tailDuration;
    int[] tailEarliest;
    int[] tailLatest;

    Segments(int room) {
        headDuration = new int[room];
        headEarliest = new int[room];
        headLatest = new int[room];
        tailDuration = new int[room];
        tailEarliest = new int[room];
        tailLatest = new int[room];
    }

    void reserve(int room) {
        headDuration = Arrays.copyOf(headDuration, room);
        headEarliest = Arrays.copyOf(headEarliest, room);
        headLatest = Arrays.copyOf(headLatest, room);
        tailDuration = Arrays.copyOf(tailDuration, room);
        tailEarliest = Arrays.copyOf(tailEarliest, room);
        tailLatest = Arrays.copyOf(tailLatest, room);
    }

    void copyFrom(Segments other, int size) {
        System.arraycopy(other.headDuration, 0, headDuration, 0, size);
        System.arraycopy(other.headEarliest, 0, headEarliest, 0, size);
        System.arraycopy(other.headLatest, 0, headLatest, 0, size);
        System.arraycopy(other.tailDuration, 0, tailDuration, 0, size);
        System.arraycopy(other.tailEarliest, 0, tailEarliest, 0, size);
        System.arraycopy(other.tailLatest, 0, tailLatest, 0, size);
    }

    void shiftFrom(int from, int size) {
        System.arraycopy(tailDuration, from, tailDuration, from + 1, size);
        System.arraycopy(tailEarliest, from, tailEarliest, from + 1, size);
        System.arraycopy(tailLatest, from, tailLatest, from + 1, size);
    }

    void move(int from, int to) {
        tailDuration[to] = tailDuration[from];
        tailEarliest[to] = tailEarliest[from];
        tailLatest[to] = tailLatest[from];
    }

    /** Heads from position i on, tails from position j back; the route's earliest and latest times follow from them. */
    void refresh(Route route, int i, int j) {
        Model model = route.model;
        int open = model.shifts.open[route.shift];
        int close = model.shifts.close[route.shift];
        headDuration[0] = 0;
        headEarliest[0] = open;
        headLatest[0] = close;
        for (int k = Math.max(1, i); k <= route.length; k++) {
            int visit = model.visits.visitOf[route.node[k]];
            int way = headDuration[k - 1] + model.ways.timeOut(route.at[k - 1], route.at[k]);
            int wait = Math.max(0, model.visits.open[visit] - way - headLatest[k - 1]);
            headDuration[k] = way + wait + model.visits.service[visit];
            headEarliest[k] = Math.max(model.visits.open[visit] - way, headEarliest[k - 1]) - wait;
            headLatest[k] = Math.min(model.visits.close[visit] - way, headLatest[k - 1]);
            route.ready[k] = headEarliest[k] + headDuration[k];
        }
        int last = route.length + 1;
        tailDuration[last] = 0;
        tailEarliest[last] = open;
        tailLatest[last] = close;
        for (int k = Math.min(j, route.length); k >= 1; k--) {
            int visit = model.visits.visitOf[route.node[k]];
            int way = model.visits.service[visit] + model.ways.timeOut(route.at[k], route.at[k + 1]);
            int wait = Math.max(0, tailEarliest[k + 1] - way - model.visits.close[visit]);
            tailDuration[k] = way + wait + tailDuration[k + 1];
            tailEarliest[k] = Math.max(tailEarliest[k + 1] - way, model.visits.open[visit]) - wait;
            tailLatest[k] = Math.min(tailLatest[k + 1] - way, model.visits.close[visit]);
            route.late[k] = tailLatest[k];
        }
    }

    /** Duration of the whole route. */
    int duration(Route route) {
        int way = route.model.ways.timeOut(route.at[0], route.at[1]);
        return way + Math.max(0, tailEarliest[1] - way - headLatest[0]) + tailDuration[1];
    }

    /**
     * Duration of the route with a visit behind position i, {@link Model#NEVER} if it would be late.
     *
     * @param in time of the way to the visit
     * @param out time of the way on from it
     */
    int durationWith(Route route, int i, int visit, int in, int out) {
        VisitTable visits = route.model.visits;
        int way = headDuration[i] + in;
        int wait = Math.max(0, visits.open[visit] - way - headLatest[i]);
        int earliest = Math.max(visits.open[visit] - way, headEarliest[i]) - wait;
        int latest = Math.min(visits.close[visit] - way, headLatest[i]);
        int through = way + wait + visits.service[visit] + out;
        if (earliest + way + wait > visits.close[visit] || earliest + through > tailLatest[i + 1]) {
            return Model.NEVER;
        }
        return through + Math.max(0, tailEarliest[i + 1] - through - latest) + tailDuration[i + 1];
    }
}

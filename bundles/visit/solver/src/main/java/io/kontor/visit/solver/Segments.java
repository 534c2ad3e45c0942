package io.kontor.visit.solver;

/**
 * The shape of every head and tail of a route: how long it takes when it starts between its earliest and latest start.
 * Two shapes are joined in constant time (Vidal et al. 2013, without time warp). An earlier start only adds waiting.
 */
final class Segments {
    static final int COLUMNS = 6;
    int[] headDuration = {};
    int[] headEarliest = {};
    int[] headLatest = {};
    int[] tailDuration = {};
    int[] tailEarliest = {};
    int[] tailLatest = {};

    /** Takes over where the numbers are kept. */
    void point(int[][] column, int first) {
        headDuration = column[first];
        headEarliest = column[first + 1];
        headLatest = column[first + 2];
        tailDuration = column[first + 3];
        tailEarliest = column[first + 4];
        tailLatest = column[first + 5];
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

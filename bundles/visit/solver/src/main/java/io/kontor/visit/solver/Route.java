package io.kontor.visit.solver;

import java.util.Arrays;

/**
 * The stops of one shift, with what it takes to judge an insertion in constant time: earliest departures from the
 * front, latest arrivals from the back, each without and with the lunch break taken; and where the time between
 * departure and return matters, the {@link Segments} of every head and tail.
 */
final class Route {
    private static final int ROOM = 16;
    private static final int COLUMNS = 5;
    private static final int LUNCH_COLUMNS = 2;

    final Model model;
    final int shift;
    private final boolean lunch;
    private final Timetable timetable;
    /** Number of stops; they are at 1..length, the places of departure and return at 0 and length + 1. */
    int length;

    int load;
    int distance;
    /** Travel and service, without waiting, where balance counts. */
    int work;

    double cost;
    /** Stops at the head that stay where they are. */
    int lockedStops;
    /** By how many positions pinned visits come too early. */
    int displaced;

    int[] node;
    int[] at;
    /** Distance from here to the next; none in a route without stops. */
    int[] edge;
    /** Earliest departure with lunch still to come. */
    int[] ready;
    /** Latest arrival with lunch still to come. */
    int[] late;
    /** Earliest departure with lunch taken; nothing without lunch. */
    int[] readyAfter = {};
    /** Latest arrival with lunch taken; nothing without lunch. */
    int[] lateAfter = {};
    /** Heads and tails, or null where duration does not matter or is not made up that way. */
    @org.jspecify.annotations.Nullable
    final Segments segments;
    /** All of these by position. */
    private final int[][] column;

    Route(Model model, int shift, Timetable timetable) {
        this.model = model;
        this.shift = shift;
        this.timetable = timetable;
        lunch = model.shifts.lunch[shift];
        segments = model.shifts.timed[shift] && !model.shifts.whole[shift] ? new Segments() : null;
        column = new int[COLUMNS + (lunch ? LUNCH_COLUMNS : 0) + (segments == null ? 0 : Segments.COLUMNS)][ROOM];
        point();
        at[0] = model.shifts.start[shift];
        at[1] = model.shifts.end[shift];
        refresh(0, 0);
    }

    /** Its stops in order, a copy. */
    int[] stops() {
        return Arrays.copyOfRange(node, 1, length + 1);
    }

    /** The position of a visit that is in the route. */
    int find(int visit) {
        int k = 1;
        while (model.visits.visitOf[node[k]] != visit) {
            k++;
        }
        return k;
    }

    /** How much longer it gets with a place behind position i. */
    int detour(int i, int place) {
        return model.ways.distanceIn(at[i], place) + model.ways.distanceOut(place, at[i + 1]) - edge[i];
    }

    boolean hasStopsOf(Route other) {
        return length == other.length && Arrays.equals(node, 1, length + 1, other.node, 1, length + 1);
    }

    /** Takes over everything from another route of the same shift. */
    void copyFrom(Route other) {
        length = other.length;
        load = other.load;
        distance = other.distance;
        work = other.work;
        cost = other.cost;
        displaced = other.displaced;
        lockedStops = other.lockedStops;
        reserve(length);
        for (int c = 0; c < column.length; c++) {
            System.arraycopy(other.column[c], 0, column[c], 0, length + 2);
        }
    }

    private void reserve(int stops) {
        if (stops + 2 > node.length) {
            Arrays.setAll(column, c -> Arrays.copyOf(column[c], 2 * (stops + 2)));
            point();
        }
    }

    private void point() {
        node = column[0];
        at = column[1];
        edge = column[2];
        ready = column[3];
        late = column[4];
        if (lunch) {
            readyAfter = column[COLUMNS];
            lateAfter = column[COLUMNS + 1];
        }
        if (segments != null) {
            segments.point(column, column.length - Segments.COLUMNS);
        }
    }

    /** Puts a node behind position i. */
    void insert(int i, int newNode) {
        reserve(length + 1);
        for (int[] values : column) {
            System.arraycopy(values, i + 1, values, i + 2, length + 1 - i);
        }
        int visit = model.visits.visitOf[newNode];
        node[i + 1] = newNode;
        at[i + 1] = model.visits.place[visit];
        length++;
        load += model.visits.demand[visit];
        edge[i] = model.ways.distanceOut(at[i], at[i + 1]);
        edge[i + 1] = model.ways.distanceOut(at[i + 1], at[i + 2]);
        refresh(i + 1, i + 1);
    }

    /** Takes out all nodes that are marked. */
    void removeMarked(boolean[] marked) {
        int kept = 0;
        int first = length + 1;
        int last = length;
        boolean gap = false;
        for (int k = 1; k <= length + 1; k++) {
            if (k <= length && marked[node[k]]) {
                load -= model.visits.demand[model.visits.visitOf[node[k]]];
                first = Math.min(first, kept + 1);
                gap = true;
                continue;
            }
            kept++;
            for (int c = 0; kept < k && c < column.length; c++) {
                column[c][kept] = column[c][k];
            }
            if (gap) {
                last = kept - 1;
                edge[last] = model.ways.distanceOut(at[last], at[kept]);
                gap = false;
            }
        }
        length = kept - 1;
        edge[0] = length == 0 ? 0 : edge[0];
        refresh(first, last);
    }

    private void measure() {
        distance = 0;
        for (int k = 0; k <= length; k++) {
            distance += edge[k];
        }
        if (length > 0 && model.costs.imbalance() > 0) {
            work = model.ways.timeOut(at[length], at[length + 1]);
            for (int k = 1; k <= length; k++) {
                work += model.ways.timeOut(at[k - 1], at[k]) + model.visits.service[model.visits.visitOf[node[k]]];
            }
        } else {
            work = 0;
        }
    }

    /** Works out anew what follows from changes between positions i and j, one before i and one behind j included. */
    private void refresh(int i, int j) {
        measure();
        cost = model.costs.distance() * distance;
        int close = model.shifts.close[shift];
        ready[0] = model.shifts.open[shift];
        late[length + 1] = lunch ? Math.min(close, model.shifts.lunchLatest[shift]) : close;
        if (segments != null) {
            segments.refresh(this, i, j);
            cost += length == 0 ? 0 : model.shiftCost(shift, segments.duration(this));
            return;
        }
        if (lunch) {
            readyAfter[0] = Model.NEVER;
            lateAfter[length + 1] = close;
        }
        for (int k = Math.max(1, i); k <= length && (forward(k) || k <= j); k++) {}
        for (int k = Math.min(j, length); k >= 1 && (backward(k) || k >= i); k--) {}
        if (model.shifts.whole[shift]) {
            cost += timetable.extraCost(this);
            displaced = timetable.displaced();
        }
    }

    /** Earliest departures at k from those before it; tells whether they changed. */
    private boolean forward(int k) {
        int visit = model.visits.visitOf[node[k]];
        int service = model.visits.service[visit];
        int way = model.ways.timeOut(at[k - 1], at[k]);
        int leave = model.begin(visit, ready[k - 1] + way) + service;
        boolean changed = leave != ready[k];
        ready[k] = Math.min(leave, Model.NEVER);
        if (lunch) {
            int after = model.beginAfterLunch(shift, visit, ready[k - 1], readyAfter[k - 1], way) + service;
            changed |= after != readyAfter[k];
            readyAfter[k] = Math.min(after, Model.NEVER);
        }
        return changed;
    }

    /** Latest arrivals at k from those behind it; tells whether they changed. */
    private boolean backward(int k) {
        int visit = model.visits.visitOf[node[k]];
        int spent = model.visits.service[visit] + model.ways.timeOut(at[k], at[k + 1]);
        int latest = model.latestBegin(visit, late[k + 1] - spent);
        boolean changed = false;
        if (lunch) {
            int after = model.latestBegin(visit, lateAfter[k + 1] - spent);
            latest = Math.max(latest, model.latestBeforeLunch(shift, visit, lateAfter[k + 1] - spent, after));
            changed = after != lateAfter[k];
            lateAfter[k] = after;
        }
        changed |= latest != late[k];
        late[k] = latest;
        return changed;
    }
}

package io.kontor.visit.solver;

import java.util.Arrays;

/**
 * The stops of one shift, with what it takes to judge an insertion in constant time: earliest departures from the
 * front, latest arrivals from the back, each without and with the lunch break taken; and where the time between
 * departure and return matters, the {@link Segments} of every head and tail.
 */
final class Route {
    private static final int ROOM = 16;

    final Model model;
    final int shift;
    private final boolean lunch;
    private final Timetable timetable;
    /** Number of stops; they are at 1..length, the places of departure and return at 0 and length + 1. */
    int length;

    /** Changes with every change of the stops, never to return but by undoing. */
    int version;

    int load;
    int distance;
    /** Travel and service, without waiting. */
    int work;

    double cost;
    /** Stops at the head that stay where they are. */
    int lockedStops;
    /** By how many positions pinned visits come too early. */
    int displaced;

    int[] node = new int[ROOM];
    int[] at = new int[ROOM];
    /** Distance from here to the next; none in a route without stops. */
    int[] edge = new int[ROOM];
    /** Earliest departure with lunch still to come. */
    int[] ready = new int[ROOM];
    /** Earliest departure with lunch taken. */
    int[] readyAfter = new int[ROOM];
    /** Latest arrival with lunch still to come. */
    int[] late = new int[ROOM];
    /** Latest arrival with lunch taken. */
    int[] lateAfter = new int[ROOM];
    /** Heads and tails, or null where duration does not matter or is not made up that way. */
    @org.jspecify.annotations.Nullable
    final Segments segments;

    Route(Model model, int shift, Timetable timetable) {
        this.model = model;
        this.shift = shift;
        this.timetable = timetable;
        lunch = model.shifts.lunch[shift];
        segments = model.shifts.timed[shift] && !model.shifts.whole[shift] ? new Segments(ROOM) : null;
        at[0] = model.shifts.start[shift];
        at[1] = model.shifts.end[shift];
        refresh(0, 0);
    }

    /** Takes over everything from another route of the same shift. */
    void copyFrom(Route other) {
        length = other.length;
        version = other.version;
        load = other.load;
        distance = other.distance;
        work = other.work;
        cost = other.cost;
        displaced = other.displaced;
        lockedStops = other.lockedStops;
        reserve(length);
        int size = length + 2;
        System.arraycopy(other.node, 0, node, 0, size);
        System.arraycopy(other.at, 0, at, 0, size);
        System.arraycopy(other.edge, 0, edge, 0, size);
        System.arraycopy(other.ready, 0, ready, 0, size);
        System.arraycopy(other.late, 0, late, 0, size);
        if (lunch) {
            System.arraycopy(other.readyAfter, 0, readyAfter, 0, size);
            System.arraycopy(other.lateAfter, 0, lateAfter, 0, size);
        }
        if (segments != null && other.segments != null) {
            segments.copyFrom(other.segments, size);
        }
    }

    private void reserve(int stops) {
        if (stops + 2 > node.length) {
            int room = 2 * (stops + 2);
            node = Arrays.copyOf(node, room);
            at = Arrays.copyOf(at, room);
            edge = Arrays.copyOf(edge, room);
            ready = Arrays.copyOf(ready, room);
            readyAfter = Arrays.copyOf(readyAfter, room);
            late = Arrays.copyOf(late, room);
            lateAfter = Arrays.copyOf(lateAfter, room);
            if (segments != null) {
                segments.reserve(room);
            }
        }
    }

    /** Puts a node behind position i. */
    void insert(int i, int newNode) {
        reserve(length + 1);
        shiftFrom(i + 1, length + 1 - i);
        int visit = model.visits.visitOf[newNode];
        node[i + 1] = newNode;
        at[i + 1] = model.visits.place[visit];
        length++;
        load += model.visits.demand[visit];
        Ways ways = model.ways;
        int before = edge[i];
        edge[i] = ways.distanceOut(at[i], at[i + 1]);
        edge[i + 1] = ways.distanceOut(at[i + 1], at[i + 2]);
        distance += edge[i] + edge[i + 1] - before;
        work += ways.timeOut(at[i], at[i + 1])
                + ways.timeOut(at[i + 1], at[i + 2])
                + model.visits.service[visit]
                - (length == 1 ? 0 : ways.timeOut(at[i], at[i + 2]));
        refresh(i + 1, i + 1);
    }

    private void shiftFrom(int from, int size) {
        System.arraycopy(node, from, node, from + 1, size);
        System.arraycopy(at, from, at, from + 1, size);
        System.arraycopy(edge, from, edge, from + 1, size);
        System.arraycopy(ready, from, ready, from + 1, size);
        System.arraycopy(late, from, late, from + 1, size);
        if (lunch) {
            System.arraycopy(readyAfter, from, readyAfter, from + 1, size);
            System.arraycopy(lateAfter, from, lateAfter, from + 1, size);
        }
        if (segments != null) {
            segments.shiftFrom(from, size);
        }
    }

    /** Takes out all nodes that are marked. */
    void removeMarked(boolean[] marked) {
        int from = 1;
        while (from <= length && !marked[node[from]]) {
            from++;
        }
        int first = from;
        int kept = from - 1;
        int last = kept;
        while (from <= length) {
            int next = from;
            for (; next <= length && marked[node[next]]; next++) {
                load -= model.visits.demand[model.visits.visitOf[node[next]]];
            }
            join(kept, from, next);
            last = kept;
            for (from = next; from <= length && !marked[node[from]]; from++) {
                move(from, ++kept);
            }
        }
        at[kept + 1] = at[length + 1];
        length = kept;
        if (length == 0) {
            distance = 0;
            work = 0;
            edge[0] = 0;
        }
        refresh(first, last);
    }

    /** Makes the stop at {@code kept} lead to the one at {@code next}, without those from {@code from} on. */
    private void join(int kept, int from, int next) {
        Ways ways = model.ways;
        int old = at[kept];
        for (int i = from; i <= next; i++) {
            distance -= i == from ? edge[kept] : edge[i - 1];
            work -= ways.timeOut(old, at[i]) + (i < next ? model.visits.service[model.visits.visitOf[node[i]]] : 0);
            old = at[i];
        }
        edge[kept] = ways.distanceOut(at[kept], old);
        distance += edge[kept];
        work += ways.timeOut(at[kept], old);
    }

    private void move(int from, int to) {
        node[to] = node[from];
        at[to] = at[from];
        edge[to] = edge[from];
        ready[to] = ready[from];
        late[to] = late[from];
        if (lunch) {
            readyAfter[to] = readyAfter[from];
            lateAfter[to] = lateAfter[from];
        }
        if (segments != null) {
            segments.move(from, to);
        }
    }

    /** Works out anew what follows from changes between positions i and j, one before i and one behind j included. */
    private void refresh(int i, int j) {
        cost = model.costs.distance() * distance;
        int close = model.shifts.close[shift];
        ready[0] = model.shifts.open[shift];
        late[length + 1] = lunch ? Math.min(close, model.shifts.lunchLatest[shift]) : close;
        if (segments != null) {
            segments.refresh(this, i, j);
            cost += length == 0 ? 0 : model.shiftCost(shift, segments.duration(this));
            return;
        }
        readyAfter[0] = Model.NEVER;
        for (int k = Math.max(1, i); k <= length && (forward(k) || k <= j); k++) {}
        lateAfter[length + 1] = close;
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

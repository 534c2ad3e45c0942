package io.kontor.visit.solver;

import io.kontor.visit.api.route.RouteProblem;
import java.util.Arrays;

/**
 * Distances and times between places. Kept twice, by origin and by destination, so that whoever asks for all ways into
 * and out of one place reads memory in a row; asked of the problem each time where a table would be too large.
 */
final class Ways {
    private static final int LARGEST_TABLE = 6_000;

    final int places;
    private final RouteProblem problem;
    private final boolean dense;
    private int[] distanceOut = {};
    private int[] distanceIn = {};
    private int[] timeOut = {};
    private int[] timeIn = {};

    Ways(RouteProblem problem) {
        this.problem = problem;
        places = problem.places().size();
        dense = places <= LARGEST_TABLE;
        if (dense) {
            fill();
        }
    }

    private void fill() {
        distanceOut = new int[places * places];
        timeOut = new int[places * places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                distanceOut[from * places + to] = problem.distance(from, to);
                timeOut[from * places + to] = problem.time(from, to);
            }
        }
        if (Arrays.equals(distanceOut, timeOut)) {
            timeOut = distanceOut;
        }
        distanceIn = transposed(distanceOut);
        timeIn = timeOut == distanceOut ? distanceIn : transposed(timeOut);
    }

    private int[] transposed(int[] table) {
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < from; to++) {
                if (table[from * places + to] != table[to * places + from]) {
                    return copyTransposed(table);
                }
            }
        }
        return table;
    }

    private int[] copyTransposed(int[] table) {
        int[] copy = new int[table.length];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                copy[to * places + from] = table[from * places + to];
            }
        }
        return copy;
    }

    /** Distance; fast for several destinations of one origin. */
    int distanceOut(int from, int to) {
        return dense ? distanceOut[from * places + to] : problem.distance(from, to);
    }

    /** Distance; fast for several origins of one destination. */
    int distanceIn(int from, int to) {
        return dense ? distanceIn[to * places + from] : problem.distance(from, to);
    }

    /** Travel time; fast for several destinations of one origin. */
    int timeOut(int from, int to) {
        return dense ? timeOut[from * places + to] : problem.time(from, to);
    }

    /** Travel time; fast for several origins of one destination. */
    int timeIn(int from, int to) {
        return dense ? timeIn[to * places + from] : problem.time(from, to);
    }

    /** Distance for ranking only: the straight line where there is no table. */
    double nearness(int from, int to) {
        if (dense) {
            return Math.max(distanceOut[from * places + to], timeOut[from * places + to]);
        }
        var a = problem.places().get(from);
        var b = problem.places().get(to);
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}

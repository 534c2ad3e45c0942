package io.kontor.visit.solver;

import io.kontor.visit.api.route.Place;
import io.kontor.visit.api.route.RouteProblem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Distances and times between places. Kept twice, by origin and by destination, so that whoever asks for all ways into
 * and out of one place reads memory in a row; asked of the problem each time where a table would be too large.
 */
final class Ways {
    private static final int LARGEST_TABLE = 6_000;

    final int places;
    private final RouteProblem problem;
    private final boolean dense;
    /** Row in the tables by index of place: what is near is near in memory. */
    private final int[] row;

    private int[] distanceOut = {};
    private int[] distanceIn = {};
    private int[] timeOut = {};
    private int[] timeIn = {};

    Ways(RouteProblem problem) {
        this.problem = problem;
        places = problem.places().size();
        dense = places <= LARGEST_TABLE;
        row = new int[places];
        int[] order =
                dense ? sweep(problem.places()) : IntStream.range(0, places).toArray();
        for (int r = 0; r < places; r++) {
            row[order[r]] = r;
        }
        if (dense) {
            fill();
        }
    }

    /** The places strip by strip, up and down. */
    private static int[] sweep(List<Place> places) {
        double least = places.stream().mapToDouble(Place::x).min().orElse(0);
        double most = places.stream().mapToDouble(Place::x).max().orElse(0);
        double strips = Math.sqrt(places.size() / 2.0) / (most - least + 1e-9);
        ToDoubleFunction<Place> strip = place -> Math.floor((place.x() - least) * strips);
        return IntStream.range(0, places.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> strip.applyAsDouble(places.get(p)))
                        .thenComparingDouble(p -> (strip.applyAsDouble(places.get(p)) % 2 == 0 ? 1 : -1)
                                * places.get(p).y()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The number by which all other methods know a place of the problem. */
    int row(int place) {
        return row[place];
    }

    private void fill() {
        distanceOut = new int[places * places];
        timeOut = new int[places * places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                int at = row[from] * places + row[to];
                distanceOut[at] = problem.distance(from, to);
                timeOut[at] = problem.time(from, to);
            }
        }
        if (Arrays.equals(distanceOut, timeOut)) {
            timeOut = distanceOut;
        }
        distanceIn = transposed(distanceOut);
        timeIn = timeOut == distanceOut ? distanceIn : transposed(timeOut);
    }

    private int[] transposed(int[] table) {
        int[] copy = new int[table.length];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                copy[to * places + from] = table[from * places + to];
            }
        }
        return Arrays.equals(copy, table) ? table : copy;
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

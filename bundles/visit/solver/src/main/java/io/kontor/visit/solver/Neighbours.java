package io.kontor.visit.solver;

import java.util.Arrays;

/** Which visits are near each other: by place, where to ruin; by place and time, where to insert. */
final class Neighbours {
    private static final int NEAR_PLACES = 250;
    private static final int NEAR_TIMES = 40;
    private static final double WAIT_WEIGHT = 0.2;
    private static final int SAMPLE = 2_000;

    /** Nearest by place, the visit itself first. */
    final int[][] byPlace;
    /** Nearest by place and time window, without the visit itself. */
    final int[][] byTime;

    private final VisitTable visits;
    private final Ways ways;

    Neighbours(VisitTable visits, Ways ways) {
        this.visits = visits;
        this.ways = ways;
        byPlace = new int[visits.count][];
        byTime = new int[visits.count][];
        double[] rank = new double[visits.count];
        for (int v = 0; v < visits.count; v++) {
            for (int w = 0; w < visits.count; w++) {
                rank[w] = ways.nearness(visits.place[v], visits.place[w]);
            }
            rank[v] = -1;
            byPlace[v] = smallest(rank, NEAR_PLACES);
            for (int w = 0; w < visits.count; w++) {
                rank[w] += Math.min(waste(v, w), waste(w, v));
            }
            rank[v] = Double.MAX_VALUE;
            byTime[v] = smallest(rank, Math.min(NEAR_TIMES, visits.count - 1));
        }
    }

    /** Waiting and lateness that going from one to the other costs at least. */
    private double waste(int from, int to) {
        double way = ways.nearness(visits.place[from], visits.place[to]) + visits.service[from];
        double wait = visits.open[to] - way - visits.close[from];
        double late = visits.open[from] + way - visits.close[to];
        return WAIT_WEIGHT * Math.max(0, wait) + Math.max(0, late);
    }

    private static int[] smallest(double[] rank, int most) {
        int size = Math.min(most, rank.length);
        double[] sorted = rank.clone();
        Arrays.sort(sorted);
        double limit = size == 0 ? -1 : sorted[size - 1];
        long[] found = new long[rank.length];
        int n = 0;
        for (int w = 0; w < rank.length; w++) {
            if (rank[w] <= limit) {
                found[n++] = w;
            }
        }
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) found[i];
        }
        Arrays.sort(order, (a, b) -> Double.compare(rank[a], rank[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).limit(size).toArray();
    }

    /** Mean distance to the fifth nearest visit or so: what an edge of a good plan is like. */
    double typicalDistance() {
        double sum = 0;
        int n = 0;
        int step = Math.max(1, visits.count / SAMPLE);
        for (int v = 0; v < visits.count; v += step) {
            int[] near = byPlace[v];
            if (near.length > 1) {
                sum += ways.distanceOut(visits.place[v], visits.place[near[Math.min(5, near.length - 1)]]);
                n++;
            }
        }
        return n == 0 ? 1 : sum / n;
    }
}

package io.kontor.visit.solver;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which visits are near each other: by place, where to ruin; by place and time, where to insert. */
final class Neighbours {
    private static final int NEAR_PLACES = 250;
    private static final int NEAR_TIMES = 100;
    private static final int NEAR_INSERTIONS = 40;
    private static final double WAIT_WEIGHT = 0.2;
    /** Neighbours whose mean distance is what an edge of a good plan is like. */
    private static final int TYPICAL = 9;

    /** Nearest by place, the visit itself first. */
    final int[][] byPlace;
    /** Nearest by place and time window, the visit itself first. */
    final int[][] byTime;
    /** Nodes of the first of these, without those of the visit itself. */
    final int[][] nodes;
    /** The same as sets of bits. */
    final long[][] near;

    private final VisitTable visits;
    private final Ways ways;
    private final long[] keys;

    Neighbours(VisitTable visits, Ways ways) {
        this.visits = visits;
        this.ways = ways;
        keys = new long[visits.count];
        byPlace = new int[visits.count][];
        byTime = new int[visits.count][];
        nodes = new int[visits.count][];
        near = new long[visits.count][];
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
            rank[v] = -1;
            byTime[v] = smallest(rank, NEAR_TIMES);
            nodes[v] = Arrays.stream(byTime[v])
                    .skip(1)
                    .limit(NEAR_INSERTIONS)
                    .flatMap(w -> IntStream.range(visits.firstNode[w], visits.firstNode[w + 1]))
                    .toArray();
            near[v] = bits(nodes[v]);
        }
    }

    private long[] bits(int[] nodes) {
        long[] bits = new long[(visits.nodes >> 6) + 1];
        for (int n : nodes) {
            bits[n >> 6] |= 1L << n;
        }
        return bits;
    }

    /** Waiting and lateness that going from one to the other costs at least. */
    private double waste(int from, int to) {
        double way = ways.nearness(visits.place[from], visits.place[to]) + visits.service[from];
        double wait = visits.open[to] - way - visits.close[from];
        double late = visits.open[from] + way - visits.close[to];
        return WAIT_WEIGHT * Math.max(0, wait) + Math.max(0, late);
    }

    /** Indices of the smallest ranks, ascending. */
    private int[] smallest(double[] rank, int most) {
        int size = Math.min(most, rank.length);
        for (int w = 0; w < rank.length; w++) {
            int order = Float.floatToRawIntBits((float) Math.max(0, rank[w] + 1));
            keys[w] = ((long) order << 32) | w;
        }
        select(size);
        Arrays.sort(keys, 0, size);
        int[] found = new int[size];
        for (int i = 0; i < size; i++) {
            found[i] = (int) keys[i];
        }
        return found;
    }

    /** Brings the smallest keys to the front (Hoare's quickselect). */
    private void select(int size) {
        int low = 0;
        int high = keys.length - 1;
        while (low < high) {
            long pivot = keys[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                for (; keys[i] < pivot; i++) {}
                for (; keys[j] > pivot; j--) {}
                if (i <= j) {
                    long swapped = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = swapped;
                }
            }
            if (size - 1 <= j) {
                high = j;
            } else if (size - 1 >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** Mean distance to the visits nearest in place and time. */
    double typicalDistance() {
        double sum = 0;
        int n = 0;
        for (int v = 0; v < visits.count; v++) {
            for (int i = 1; i < byTime[v].length && i <= TYPICAL; i++) {
                sum += ways.distanceOut(visits.place[v], visits.place[byTime[v][i]]);
                n++;
            }
        }
        return n == 0 ? 1 : sum / n;
    }
}

package io.kontor.credit.scoring.fit;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Cuts numbers by a regression tree on Gini impurity, the best leaf first. Works on sorted good and bad values and
 * whole counts, so the order of the rows cannot matter.
 */
final class TreeCuts {
    private final int maxLeaves;
    private final double minShare;

    TreeCuts(int maxLeaves, double minShare) {
        this.maxLeaves = maxLeaves;
        this.minShare = minShare;
    }

    /** Cuts between prebins, rising; both arrays are sorted. */
    double[] cuts(double[] good, double[] bad) {
        Distinct distinct = Distinct.of(good, bad);
        long min = Math.max(1, (long) Math.ceil(minShare * (good.length + bad.length)));
        PriorityQueue<Split> open = new PriorityQueue<>();
        boolean[] isCut = new boolean[distinct.size() + 1];
        split(distinct, 0, distinct.size(), min, open);
        int cuts = 0;
        for (Split best = open.poll(); best != null && cuts < maxLeaves - 1; best = open.poll()) {
            isCut[best.at()] = true;
            cuts++;
            split(distinct, best.from(), best.at(), min, open);
            split(distinct, best.at(), best.to(), min, open);
        }
        double[] result = new double[cuts];
        int next = 0;
        for (int i = 1; i < isCut.length; i++) {
            if (isCut[i]) {
                result[next++] = between(distinct.values[i - 1], distinct.values[i]);
            }
        }
        return result;
    }

    /** A number above the first and at most the second. */
    static double between(double lower, double upper) {
        double middle = lower / 2 + upper / 2;
        return middle > lower && middle <= upper ? middle : upper;
    }

    private static void split(Distinct all, int from, int to, long min, PriorityQueue<Split> open) {
        Counts counts = all.counts;
        double whole = purity(counts.good(from, to), counts.bad(from, to));
        double best = 1e-9;
        int at = -1;
        for (int i = from + 1; i < to; i++) {
            if (counts.rows(from, i) >= min && counts.rows(i, to) >= min) {
                double gain = purity(counts.good(from, i), counts.bad(from, i))
                        + purity(counts.good(i, to), counts.bad(i, to))
                        - whole;
                if (gain > best) {
                    best = gain;
                    at = i;
                }
            }
        }
        if (at > 0) {
            open.add(new Split(from, at, to, best));
        }
    }

    private static double purity(long good, long bad) {
        return ((double) good * good + (double) bad * bad) / (good + bad);
    }

    private record Split(int from, int at, int to, double gain) implements Comparable<Split> {
        @Override
        public int compareTo(Split other) {
            int byGain = Double.compare(other.gain, gain);
            return byGain != 0 ? byGain : Integer.compare(from, other.from);
        }
    }

    /** Distinct values, rising, and their counts. */
    static final class Distinct {
        final double[] values;
        final Counts counts;

        private Distinct(double[] values, Counts counts) {
            this.values = values;
            this.counts = counts;
        }

        int size() {
            return values.length;
        }

        static Distinct of(double[] good, double[] bad) {
            double[] values = new double[good.length + bad.length];
            long[] goods = new long[values.length];
            long[] bads = new long[values.length];
            int size = 0;
            int g = 0;
            int b = 0;
            while (g < good.length || b < bad.length) {
                double value = b == bad.length || (g < good.length && good[g] <= bad[b]) ? good[g] : bad[b];
                values[size] = value;
                for (; g < good.length && good[g] == value; g++) {
                    goods[size]++;
                }
                for (; b < bad.length && bad[b] == value; b++) {
                    bads[size]++;
                }
                size++;
            }
            return new Distinct(
                    Arrays.copyOf(values, size), new Counts(Arrays.copyOf(goods, size), Arrays.copyOf(bads, size)));
        }
    }
}

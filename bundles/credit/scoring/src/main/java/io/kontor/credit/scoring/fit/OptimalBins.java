package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Shape;
import java.util.Arrays;

/**
 * Joins neighbouring prebins to bins of greatest information value for a shape of the bad rate, exactly, by dynamic
 * programming: the best partition that ends with one bin depends on the past only through that bin.
 */
final class OptimalBins {
    private static final int UP = 0;
    private static final int DOWN = 1;

    private static final double HALF = .5;

    /** Whether a bin must hold good and bad rows. */
    enum Purity {
        MIXED,
        PURE_TOO
    }

    private final Counts counts;
    private final Purity purity;
    private final double goods;
    private final double bads;
    private final long minRows;
    private final double apart;

    /**
     * Prepares the search.
     *
     * @param counts prebins in order
     * @param goods good rows of the sample, above 0
     * @param bads bad rows of the sample, above 0
     * @param minRows fewest rows of a bin
     * @param purity whether a bin must hold both outcomes
     * @param apart standard errors neighbouring rates must at least be apart, 0 for none
     */
    OptimalBins(Counts counts, long goods, long bads, long minRows, Purity purity, double apart) {
        this.counts = counts;
        this.purity = purity;
        this.goods = goods;
        this.bads = bads;
        this.minRows = minRows;
        this.apart = apart;
    }

    /** Ends of the bins (exclusive, the last is the number of prebins), and their value. No bins when none may be. */
    static final class Partition {
        private final Shape shape;
        private final int[] ends;
        private final double value;

        Partition(Shape shape, int[] ends, double value) {
            this.shape = shape;
            this.ends = ends;
            this.value = value;
        }

        static Partition none(Shape shape) {
            return new Partition(shape, new int[0], Double.NEGATIVE_INFINITY);
        }

        Shape shape() {
            return shape;
        }

        int[] ends() {
            return ends;
        }

        double value() {
            return value;
        }
    }

    Partition best(Shape shape) {
        if (shape != Shape.AUTO) {
            return search(shape);
        }
        Partition monotone = better(search(Shape.ASCENDING), search(Shape.DESCENDING));
        Partition turning = better(search(Shape.PEAK), search(Shape.VALLEY));
        return turning.value() > 1.10 * monotone.value() + .01 ? turning : monotone;
    }

    private static Partition better(Partition first, Partition second) {
        return second.value() > first.value() ? second : first;
    }

    boolean isAllowed(int from, int to) {
        boolean isMixed = counts.good(from, to) > 0 && counts.bad(from, to) > 0;
        return counts.rows(from, to) >= Math.max(1, minRows) && (isMixed || purity == Purity.PURE_TOO);
    }

    double value(int from, int to) {
        double good = Math.max(HALF, (double) counts.good(from, to)) / goods;
        double bad = Math.max(HALF, (double) counts.bad(from, to)) / bads;
        return (bad - good) * Math.log(bad / good);
    }

    /** A state is the last bin and whether the rate may still turn; before the turn every step goes the first way. */
    private Partition search(Shape shape) {
        int first = shape == Shape.ASCENDING || shape == Shape.PEAK ? UP : DOWN;
        boolean turns = shape == Shape.PEAK || shape == Shape.VALLEY;
        int size = counts.size();
        Table straight = new Table(size);
        Table turned = new Table(size);
        for (int to = 1; to <= size; to++) {
            for (int from = 0; from < to; from++) {
                if (isAllowed(from, to)) {
                    double value = value(from, to);
                    if (from == 0) {
                        straight.start(to, value);
                    } else {
                        straight.extend(straight, from, to, value, before(from, to, first));
                        if (turns) {
                            boolean[] falling = before(from, to, 1 - first);
                            turned.extend(straight, from, to, value, falling);
                            turned.extendSame(from, to, value, falling);
                        }
                    }
                }
            }
        }
        return path(shape, straight, turned, size);
    }

    /** Which starts of the bin before give a rate that lies on the right side of the next one. */
    private boolean[] before(int from, int to, int direction) {
        boolean[] fits = new boolean[from];
        for (int start = 0; start < from; start++) {
            int order = counts.compareRates(start, from, to);
            fits[start] = (direction == UP ? order < 0 : order > 0) && differs(start, from, to);
        }
        return fits;
    }

    /** Two rates, pooled. */
    boolean differs(int from, int middle, int to) {
        if (apart == 0) {
            return true;
        }
        double left = (double) counts.rows(from, middle);
        double right = (double) counts.rows(middle, to);
        double pooled = counts.bad(from, to) / (left + right);
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / left + 1 / right));
        return Math.abs(counts.bad(from, middle) / left - counts.bad(middle, to) / right) >= apart * error;
    }

    private static Partition path(Shape shape, Table straight, Table turned, int size) {
        double best = Double.NEGATIVE_INFINITY;
        int from = -1;
        boolean inTurned = false;
        for (int start = 0; start < size; start++) {
            if (straight.best[start][size] > best) {
                best = straight.best[start][size];
                from = start;
                inTurned = false;
            }
            if (turned.best[start][size] > best) {
                best = turned.best[start][size];
                from = start;
                inTurned = true;
            }
        }
        if (from < 0) {
            return Partition.none(shape);
        }
        int[] ends = new int[size];
        int next = size;
        int to = size;
        while (true) {
            ends[--next] = to;
            if (from == 0) {
                return new Partition(shape, Arrays.copyOfRange(ends, next, size), best);
            }
            Table table = inTurned ? turned : straight;
            int start = table.previous[from][to];
            inTurned = inTurned && table.same[from][to];
            to = from;
            from = start;
        }
    }

    /** The best value of each last bin, and the bin before it. */
    private static final class Table {
        final double[][] best;
        final int[][] previous;
        final boolean[][] same;

        Table(int size) {
            best = new double[size][size + 1];
            previous = new int[size][size + 1];
            same = new boolean[size][size + 1];
            for (double[] row : best) {
                Arrays.fill(row, Double.NEGATIVE_INFINITY);
            }
        }

        void start(int to, double value) {
            best[0][to] = value;
        }

        void extend(Table past, int from, int to, double value, boolean[] fits) {
            for (int start = 0; start < from; start++) {
                if (fits[start] && past.best[start][from] + value > best[from][to]) {
                    best[from][to] = past.best[start][from] + value;
                    previous[from][to] = start;
                    same[from][to] = false;
                }
            }
        }

        void extendSame(int from, int to, double value, boolean[] fits) {
            for (int start = 0; start < from; start++) {
                if (fits[start] && best[start][from] + value > best[from][to]) {
                    best[from][to] = best[start][from] + value;
                    previous[from][to] = start;
                    same[from][to] = true;
                }
            }
        }
    }
}

package io.kontor.credit.scoring.fit;

/** Good and bad rows of neighbouring prebins, with sums over any run of them in one step. */
final class Counts {
    private final long[] good;
    private final long[] bad;

    Counts(long[] good, long[] bad) {
        this.good = sums(good);
        this.bad = sums(bad);
    }

    private static long[] sums(long[] counts) {
        long[] sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            sums[i + 1] = sums[i] + counts[i];
        }
        return sums;
    }

    int size() {
        return good.length - 1;
    }

    long good(int from, int to) {
        return good[to] - good[from];
    }

    long bad(int from, int to) {
        return bad[to] - bad[from];
    }

    long rows(int from, int to) {
        return good(from, to) + bad(from, to);
    }

    /** Below 0 when the first run has the lower bad rate; exact, because counts are whole. */
    int compareRates(int from, int middle, int to) {
        return Long.compare(
                Math.multiplyExact(bad(from, middle), rows(middle, to)),
                Math.multiplyExact(bad(middle, to), rows(from, middle)));
    }
}

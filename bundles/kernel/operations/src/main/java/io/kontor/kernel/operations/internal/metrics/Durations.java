package io.kontor.kernel.operations.internal.metrics;

import java.util.concurrent.atomic.LongAdder;

/** How long requests of one route took and how they ended; adding allocates nothing. */
final class Durations {
    /** Upper bounds of the buckets in nanoseconds; the last bucket has none. */
    private static final long[] BOUNDS = {
        1_000_000L,
        2_500_000L,
        5_000_000L,
        10_000_000L,
        25_000_000L,
        50_000_000L,
        100_000_000L,
        250_000_000L,
        500_000_000L,
        1_000_000_000L,
        2_500_000_000L,
        10_000_000_000L
    };

    private static final int CLASSES = 6;
    private static final double NANOS = 1e9;

    private final LongAdder[] buckets = adders(BOUNDS.length + 1);
    private final LongAdder[] classes = adders(CLASSES);
    private final LongAdder sum = new LongAdder();

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    void add(long nanos, int status) {
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        sum.add(nanos);
        classes[Math.min(CLASSES - 1, Math.max(0, status / 100))].increment();
    }

    /** Writes the histogram; the labels are those of the route. */
    void histogram(PrometheusText text, String name, String[] labels) {
        long cumulative = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            cumulative += buckets[i].sum();
            text.sample(name + "_bucket", cumulative, with(labels, "le", String.valueOf(BOUNDS[i] / NANOS)));
        }
        cumulative += buckets[BOUNDS.length].sum();
        text.sample(name + "_bucket", cumulative, with(labels, "le", "+Inf"));
        text.sample(name + "_sum", sum.sum() / NANOS, labels);
        text.sample(name + "_count", cumulative, labels);
    }

    /** Writes the numbers by class of status. */
    void statuses(PrometheusText text, String name, String[] labels) {
        for (int i = 1; i < CLASSES; i++) {
            long count = classes[i].sum();
            if (count > 0) {
                text.sample(name, count, with(labels, "status", i + "xx"));
            }
        }
    }

    private static String[] with(String[] labels, String name, String value) {
        String[] more = new String[labels.length + 2];
        System.arraycopy(labels, 0, more, 0, labels.length);
        more[labels.length] = name;
        more[labels.length + 1] = value;
        return more;
    }
}

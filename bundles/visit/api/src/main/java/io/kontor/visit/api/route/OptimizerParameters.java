package io.kontor.visit.api.route;

/**
 * How to search.
 *
 * @param threads independent searches, the best of which wins; 1..64; only 1 is repeatable
 * @param listener told of better plans
 */
public record OptimizerParameters(int threads, ProgressListener listener) {
    /** One thread, nobody listens. */
    public static final OptimizerParameters DEFAULT = new OptimizerParameters(1, ProgressListener.NONE);

    /** Refuses a number of threads out of range. */
    public OptimizerParameters {
        Check.range("threads", threads, 1, 64);
    }
}

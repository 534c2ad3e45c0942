package io.kontor.visit.api.route;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how much of a search is done. The search cools down with it, so it should grow evenly from 0 to 1. With several
 * threads it is asked by each of them.
 */
@ConsumerType
public interface StopCriterion {
    /**
     * {@return the part of the search that is over, 1 or more to stop it}
     *
     * @param state how far the search has come; asked at least every 100 ms
     */
    double progress(Progress state);

    /**
     * {@return stops after a time}
     *
     * @param limit wall time, more than 0
     */
    static StopCriterion after(Duration limit) {
        Check.that(!limit.isNegative() && !limit.isZero(), "time limit must be more than 0 but is " + limit);
        double nanos = limit.toNanos();
        return state -> state.nanos() / nanos;
    }

    /**
     * {@return stops after steps; with one thread the same seed then gives the same plan}
     *
     * @param limit number of steps, at least 1; a few more may be made
     */
    static StopCriterion iterations(long limit) {
        Check.that(limit > 0, "limit of iterations must be more than 0 but is " + limit);
        return state -> state.iterations() / (double) limit;
    }

    /**
     * {@return stops when there was no better plan for a while}
     *
     * @param steps number of steps without improvement, at least 1
     */
    static StopCriterion noImprovement(long steps) {
        Check.that(steps > 0, "steps without improvement must be more than 0 but are " + steps);
        return state -> state.sinceImprovement() / (double) steps;
    }

    /**
     * {@return stops when somebody asks for it}
     *
     * @param cancelled whether to stop
     */
    static StopCriterion when(BooleanSupplier cancelled) {
        return state -> cancelled.getAsBoolean() ? 1 : 0;
    }

    /**
     * {@return stops as soon as this or the other one does}
     *
     * @param other another criterion
     */
    default StopCriterion or(StopCriterion other) {
        return state -> Math.max(progress(state), other.progress(state));
    }
}

package io.kontor.itests.benchmarks.routing;

import java.util.List;

/**
 * What a contender achieved in one run.
 *
 * @param cost in the instance's unit, NaN if it found no complete plan
 * @param gap to the best known in percent, NaN if there is none
 * @param violations found by the checker
 * @param seconds CPU time used
 * @param trace CPU second and cost of each improvement
 */
record Outcome(
        String contender,
        Instance instance,
        long seed,
        double cost,
        double gap,
        int violations,
        double seconds,
        List<double[]> trace) {}

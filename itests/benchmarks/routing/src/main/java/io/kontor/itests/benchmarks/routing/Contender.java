package io.kontor.itests.benchmarks.routing;

import io.kontor.visit.api.route.RoutePlan;

/** Somebody who plans routes. */
interface Contender {
    String name();

    /** Whether the problem can be expressed at all. */
    boolean canModel(Instance instance);

    /**
     * The best plan found in the CPU time of the run; only shifts, visits and order are looked at, the times are worked
     * out for all contenders alike.
     */
    RoutePlan solve(Instance instance, Run run, long seed);
}

package io.kontor.visit.api.route;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Plans routes. Registered as a service; a partner's implementation with a higher service ranking replaces ours. A pure
 * function, so one instance serves many callers at once. Implementations are proved by {@code PlanChecker}.
 */
@ConsumerType
public interface RouteOptimizer {
    /**
     * {@return the best plan found: it breaks no rule, leaves out what cannot be done, and, given a start that breaks
     * no rule, is not worse than it}
     *
     * @param problem what to plan
     * @param stop when to stop; the best plan so far is answered within 100 ms
     * @param seed of the random choices
     * @param parameters how to search
     * @param start a plan to begin with, of which only shifts, visits and order count, {@link RoutePlan#EMPTY} for
     *     none; what it contains against the rules is dropped
     * @throws IllegalArgumentException if the problem has a travel time or size that cannot be planned, naming it
     */
    RouteResult solve(
            RouteProblem problem, StopCriterion stop, long seed, OptimizerParameters parameters, RoutePlan start);
}

package io.kontor.visit.api.route;

import java.util.List;

/**
 * The answer of an optimiser.
 *
 * @param plan the routes with all times
 * @param cost what they cost
 * @param leftOut every visit that is not in the plan
 * @param statistics of the search
 */
public record RouteResult(RoutePlan plan, CostBreakdown cost, List<LeftOut> leftOut, SearchStatistics statistics) {
    /** Keeps its own copy of the list. */
    public RouteResult {
        leftOut = List.copyOf(leftOut);
    }
}

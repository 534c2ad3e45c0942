package io.kontor.visit.api.route;

import java.util.List;

/**
 * Routes for shifts; shifts without a route stay at home.
 *
 * @param routes at most one for each shift
 */
public record RoutePlan(List<PlannedRoute> routes) {
    /** Nobody goes anywhere. */
    public static final RoutePlan EMPTY = new RoutePlan(List.of());

    /** Refuses two routes of one shift. */
    public RoutePlan {
        routes = List.copyOf(routes);
        Check.unique("route of shift", routes, PlannedRoute::shift);
    }
}

package io.kontor.promo.core.store;

import io.kontor.promo.api.spi.RouteDirectory.Route;
import java.util.Map;
import java.util.Set;

/**
 * Who drives the routes of a published plan, as it was told when it was published.
 *
 * @param byCode the routes by their codes
 */
public record PlannedRoutes(Map<String, Route> byCode) {
    private static final Route NOBODY = new Route(Set.of(), Set.of());

    /** Keeps the routes by value. */
    public PlannedRoutes {
        byCode = Map.copyOf(byCode);
    }

    /** {@return a route; of one that was never told nobody drives} */
    public Route route(String code) {
        return byCode.getOrDefault(code, NOBODY);
    }
}

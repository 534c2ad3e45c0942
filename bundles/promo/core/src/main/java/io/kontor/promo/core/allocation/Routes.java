package io.kontor.promo.core.allocation;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.allocation.AllocationData;
import io.kontor.promo.api.allocation.AllocationTarget;
import io.kontor.promo.api.spi.RouteDirectory;
import io.kontor.promo.api.spi.RouteDirectory.Route;
import io.kontor.promo.core.store.PlannedRoutes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** P15: finds out who drives the routes a plan names. */
final class Routes {
    private Routes() {}

    /**
     * {@return the routes of a plan}
     *
     * @throws KontorException UNAVAILABLE {@code ROUTES_AWAY} when nobody knows routes; INVALID {@code UNKNOWN_ROUTE}
     */
    static PlannedRoutes of(AllocationData data, List<RouteDirectory> directories) {
        Map<String, Route> routes = new HashMap<>();
        for (int i = 0; i < data.targets().size(); i++) {
            AllocationTarget target = data.targets().get(i);
            if (target.kind() != AllocationTarget.Kind.ROUTE) {
                continue;
            }
            String field = "targets[" + i + "].ref";
            if (directories.isEmpty()) {
                throw KontorException.of(ProblemKind.UNAVAILABLE, "ROUTES_AWAY", field);
            }
            routes.put(
                    target.ref(),
                    directories.stream()
                            .flatMap(directory -> directory.route(target.ref(), data.days()).stream())
                            .filter(route -> !route.reps().isEmpty())
                            .findFirst()
                            .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_ROUTE", field)));
        }
        return new PlannedRoutes(routes);
    }
}

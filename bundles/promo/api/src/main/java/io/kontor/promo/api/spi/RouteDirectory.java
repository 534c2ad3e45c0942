package io.kontor.promo.api.spi;

import io.kontor.kernel.api.value.DateRange;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows who drives the routes, and to whom they lead; the visit module's or a partner's. Register it as a service; of
 * several the first that knows a route tells. Quick, because it may be asked within a transaction.
 */
@ConsumerType
public interface RouteDirectory {
    /**
     * A route.
     *
     * @param reps who drives it, one or more
     * @param customers identities of the customers of the archive on it; empty when it is about whoever is met
     */
    record Route(Set<UUID> reps, Set<UUID> customers) {
        /** Keeps the sets by value. */
        public Route {
            reps = Set.copyOf(reps);
            customers = Set.copyOf(customers);
        }
    }

    /**
     * {@return the route as it is planned for some days, or empty when it is not known} Deterministic.
     *
     * @param code its code
     * @param days the days
     */
    Optional<Route> route(String code, DateRange days);
}

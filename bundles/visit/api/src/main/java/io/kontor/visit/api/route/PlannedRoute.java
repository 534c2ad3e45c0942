package io.kontor.visit.api.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rep does in a shift. The way to a stop ends with {@link Stop#arrival()}, so it begins the travel time before
 * that; what lies between is waiting, or lunch.
 *
 * @param shift id of the shift
 * @param departure second of departure
 * @param stops in their order, at least one
 * @param lunch second in which the lunch break begins, or null if there is none
 * @param arrival second of the return
 */
public record PlannedRoute(
        String shift,
        int departure,
        List<Stop> stops,
        @Nullable Integer lunch,
        int arrival) {
    /** Refuses a blank shift and a route without stops. */
    public PlannedRoute {
        Check.text("shift of a route", shift);
        stops = List.copyOf(stops);
        Check.that(!stops.isEmpty(), "route of shift " + shift + " has no stop");
    }

    /**
     * {@return a route of which only the order is known, as a start or baseline}
     *
     * @param shift id of the shift
     * @param visits ids of the visits, in order, at least one
     */
    public static PlannedRoute inOrder(String shift, List<String> visits) {
        return new PlannedRoute(
                shift, 0, visits.stream().map(visit -> new Stop(visit, 0, 0, 0)).toList(), null, 0);
    }
}

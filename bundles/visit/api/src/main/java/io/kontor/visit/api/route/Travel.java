package io.kontor.visit.api.route;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Ways between places, given by their index in {@link RouteProblem#places()}. May be asymmetric. Must be a pure
 * function; it is called by several threads. Values are rounded to the nearest whole number by {@link RouteProblem},
 * and refused there when they are negative, no number, or above 1,000,000,000.
 */
@ConsumerType
public interface Travel {
    /**
     * {@return the length of the way, in the unit of the caller's choice (metres suggest themselves)}
     *
     * @param from index of the place of departure
     * @param to index of the place of arrival
     */
    double distance(int from, int to);

    /**
     * {@return the duration of the way in seconds}
     *
     * @param from index of the place of departure
     * @param to index of the place of arrival
     */
    double time(int from, int to);
}

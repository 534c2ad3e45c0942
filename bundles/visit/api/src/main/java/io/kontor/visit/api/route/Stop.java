package io.kontor.visit.api.route;

/**
 * A visit in a planned route.
 *
 * @param visit id of the visit
 * @param arrival second of arrival
 * @param begin second in which the service begins
 * @param departure second in which it ends
 */
public record Stop(String visit, int arrival, int begin, int departure) {
    /** Refuses a blank visit. */
    public Stop {
        Check.text("visit of a stop", visit);
    }
}

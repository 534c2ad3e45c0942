package io.kontor.visit.api.route;

import java.util.List;

/**
 * A customer to be visited, once or on the days of a pattern.
 *
 * @param id unique in a problem
 * @param place index of the customer's place
 * @param service duration of each visit in seconds
 * @param windows when the service may begin, in order and apart from each other; empty for any time
 * @param rules further conditions
 */
public record Visit(String id, int place, int service, List<TimeWindow> windows, VisitRules rules) {
    /** Refuses a blank id, negative numbers and windows that overlap or are out of order. */
    public Visit {
        Check.text("visit id", id);
        Check.range("place of visit " + id, place, 0, Check.LONGEST);
        Check.seconds("service of visit " + id, service);
        windows = List.copyOf(windows);
        for (int i = 1; i < windows.size(); i++) {
            Check.that(
                    windows.get(i - 1).latest() < windows.get(i).earliest(),
                    "time window " + i + " of visit " + id + " must begin after the one before has ended");
        }
    }
}

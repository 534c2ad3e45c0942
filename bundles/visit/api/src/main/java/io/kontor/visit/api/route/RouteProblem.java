package io.kontor.visit.api.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be planned. Immutable; it holds together: every place, shift and day that is named exists.
 *
 * @param places all places
 * @param travel the ways between them
 * @param shifts who works when, at least one
 * @param visits the customers, possibly none
 * @param costs what is minimised
 * @param baseline the plan that people know already, for {@link Costs#change()}; {@link RoutePlan#EMPTY} for none
 */
public record RouteProblem(
        List<Place> places, Travel travel, List<Shift> shifts, List<Visit> visits, Costs costs, RoutePlan baseline) {
    /** Refuses doubles and names of what does not exist. */
    public RouteProblem {
        places = List.copyOf(places);
        shifts = List.copyOf(shifts);
        visits = List.copyOf(visits);
        Check.that(!shifts.isEmpty(), "a problem needs at least one shift");
        Check.unique("place", places, Place::id);
        Check.unique("shift", shifts, Shift::id);
        Check.unique("visit", visits, Visit::id);
        int last = places.size() - 1;
        Map<String, Shift> shiftsById = new HashMap<>();
        for (Shift shift : shifts) {
            Check.range("start of shift " + shift.id(), shift.start(), 0, last);
            Check.range("end of shift " + shift.id(), shift.end(), 0, last);
            shiftsById.put(shift.id(), shift);
        }
        Map<String, String> pinned = new HashMap<>();
        for (Visit visit : visits) {
            Check.range("place of visit " + visit.id(), visit.place(), 0, last);
            Pin pin = visit.rules().pin();
            if (pin != null) {
                checkPin(visit, pin, shiftsById, pinned);
            }
        }
    }

    private static void checkPin(Visit visit, Pin pin, Map<String, Shift> shifts, Map<String, String> pinned) {
        Shift shift = shifts.get(pin.shift());
        if (shift == null) {
            throw new IllegalArgumentException("visit " + visit.id() + " is pinned to unknown shift " + pin.shift());
        }
        List<DayPattern> patterns = visit.rules().patterns();
        Check.that(
                patterns.isEmpty() || patterns.contains(DayPattern.of(shift.day())),
                "visit " + visit.id() + " is pinned to day " + shift.day() + ", which its patterns do not allow");
        if (pin.position() != Pin.ANYWHERE) {
            String other = pinned.put(pin.shift() + '\n' + pin.position(), visit.id());
            Check.that(
                    other == null,
                    "visits " + other + " and " + visit.id() + " are pinned to position " + pin.position()
                            + " of shift " + pin.shift());
        }
    }

    /**
     * {@return the length of a way as it counts, a whole number}
     *
     * @param from index of a place
     * @param to index of a place
     * @throws IllegalArgumentException if {@link #travel()} answers nonsense
     */
    public int distance(int from, int to) {
        return rounded(travel.distance(from, to), "distance", from, to);
    }

    /**
     * {@return the duration of a way as it counts, in whole seconds}
     *
     * @param from index of a place
     * @param to index of a place
     * @throws IllegalArgumentException if {@link #travel()} answers nonsense
     */
    public int time(int from, int to) {
        return rounded(travel.time(from, to), "travel time", from, to);
    }

    private int rounded(double value, String what, int from, int to) {
        if (!(value >= 0 && value <= Check.LONGEST)) {
            throw new IllegalArgumentException(
                    what + " from place " + places.get(from).id() + " to place "
                            + places.get(to).id() + " must be in 0.." + Check.LONGEST + " but is " + value);
        }
        return (int) Math.round(value);
    }
}

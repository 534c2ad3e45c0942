package io.kontor.visit.api.check;

import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.Visit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shifts and visits of a problem by their names. */
final class Lookup {
    final Map<String, Shift> shifts = new LinkedHashMap<>();
    final Map<String, Visit> visits = new LinkedHashMap<>();

    Lookup(RouteProblem problem) {
        problem.shifts().forEach(shift -> shifts.put(shift.id(), shift));
        problem.visits().forEach(visit -> visits.put(visit.id(), visit));
    }

    Shift shift(String id) {
        return known(id, shifts.get(id));
    }

    Visit visit(String id) {
        return known(id, visits.get(id));
    }

    private static <T> T known(String id, @Nullable T found) {
        if (found == null) {
            throw new IllegalArgumentException("the problem has no " + id);
        }
        return found;
    }
}

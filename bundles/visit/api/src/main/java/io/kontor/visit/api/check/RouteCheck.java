package io.kontor.visit.api.check;

import io.kontor.visit.api.route.LunchBreak;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.List;

/** Follows one route through its day. */
final class RouteCheck {
    private final RouteProblem problem;
    private final Shift shift;
    private final PlannedRoute route;
    private final List<String> wrong;
    private boolean hadLunch;

    RouteCheck(RouteProblem problem, Shift shift, PlannedRoute route, List<String> wrong) {
        this.problem = problem;
        this.shift = shift;
        this.route = route;
        this.wrong = wrong;
    }

    void run(Lookup names) {
        int place = shift.start();
        int free = route.departure();
        long load = 0;
        check(route.departure() >= shift.hours().earliest(), "departs before the shift begins");
        for (int i = 0; i < route.stops().size(); i++) {
            Stop stop = route.stops().get(i);
            Visit visit = names.visit(stop.visit());
            idle(free, stop.arrival() - problem.time(place, visit.place()), "the way to " + visit.id());
            idle(stop.arrival(), stop.begin(), "the service of " + visit.id());
            checkVisit(visit, stop, i);
            load += visit.rules().demand();
            place = visit.place();
            free = stop.departure();
        }
        idle(free, route.arrival() - problem.time(place, shift.end()), "the way home");
        check(route.arrival() <= shift.hours().latest(), "returns after the shift ends");
        check(route.arrival() - route.departure() <= shift.rules().maxDuration(), "takes too long");
        check(load <= shift.rules().capacity(), "is loaded with " + load);
        check(route.stops().size() <= shift.rules().maxStops(), "has too many stops");
        checkLunch();
    }

    /** Time between two activities must not be negative; lunch may lie in it. */
    private void idle(int from, int to, String next) {
        check(from <= to, next + " begins before what precedes it has ended");
        Integer lunch = route.lunch();
        LunchBreak rest = shift.rules().lunch();
        if (lunch != null && rest != null && lunch >= from && lunch + rest.duration() <= to) {
            hadLunch = true;
        }
    }

    private void checkVisit(Visit visit, Stop stop, int position) {
        String name = "visit " + visit.id();
        VisitRules rules = visit.rules();
        check(stop.departure() == stop.begin() + visit.service(), name + " does not last as long as its service");
        check(visit.windows().isEmpty() || inWindow(visit, stop.begin()), name + " begins outside of its windows");
        check(rules.reps().isEmpty() || rules.reps().contains(shift.rep()), name + " is made by a stranger");
        check(shift.rules().skills().containsAll(rules.skills()), name + " needs other skills");
        Pin pin = rules.pin();
        check(
                pin == null || pin.position() == Pin.ANYWHERE || pin.position() == position,
                name + " is not at its pinned position");
    }

    private static boolean inWindow(Visit visit, int begin) {
        List<TimeWindow> windows = visit.windows();
        TimeWindow last = windows.get(windows.size() - 1);
        return windows.stream().anyMatch(window -> begin >= window.earliest() && begin <= window.latest())
                || (begin >= last.earliest()
                        && begin <= (long) last.latest() + visit.rules().maxLateness());
    }

    private void checkLunch() {
        LunchBreak rest = shift.rules().lunch();
        Integer lunch = route.lunch();
        if (rest == null) {
            check(lunch == null, "has a lunch break that nobody asked for");
        } else if (lunch == null) {
            check(route.arrival() <= rest.window().latest(), "has no lunch break");
        } else {
            check(
                    lunch >= rest.window().earliest() && lunch <= rest.window().latest(),
                    "has lunch outside of its window");
            check(hadLunch, "has no free time for lunch at " + lunch);
        }
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            wrong.add("shift " + shift.id() + ": " + what);
        }
    }
}

package io.kontor.itests.benchmarks.routing;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shift as Timefold wants it. */
@PlanningEntity
public class TimefoldRoute {
    @Nullable
    private RouteProblem problem;

    @Nullable
    private Shift shift;

    @PlanningListVariable
    List<TimefoldStop> stops = new ArrayList<>();

    /** Needed for cloning. */
    public TimefoldRoute() {}

    TimefoldRoute(RouteProblem problem, Shift shift) {
        this.problem = problem;
        this.shift = shift;
    }

    Shift shift() {
        return java.util.Objects.requireNonNull(shift);
    }

    private RouteProblem problem() {
        return java.util.Objects.requireNonNull(problem);
    }

    long overload() {
        long load =
                stops.stream().mapToLong(stop -> stop.visit().rules().demand()).sum();
        return Math.max(0, load - shift().rules().capacity());
    }

    long late() {
        if (stops.isEmpty()) {
            return 0;
        }
        TimefoldStop last = stops.get(stops.size() - 1);
        long home = last.leave() + problem().time(last.visit().place(), shift().end());
        return Math.max(0, home - shift().hours().latest());
    }

    long distance() {
        long sum = 0;
        int at = shift().start();
        for (TimefoldStop stop : stops) {
            sum += problem().distance(at, stop.visit().place());
            at = stop.visit().place();
        }
        return sum + problem().distance(at, shift().end());
    }
}

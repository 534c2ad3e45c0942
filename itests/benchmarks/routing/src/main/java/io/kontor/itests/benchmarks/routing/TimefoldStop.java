package io.kontor.itests.benchmarks.routing;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.CascadingUpdateShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Visit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A visit as Timefold wants it. */
@PlanningEntity
public class TimefoldStop {
    @Nullable
    private RouteProblem problem;

    @Nullable
    private Visit visit;

    @InverseRelationShadowVariable(sourceVariableName = "stops")
    @Nullable
    TimefoldRoute route;

    @PreviousElementShadowVariable(sourceVariableName = "stops")
    @Nullable
    TimefoldStop previous;

    @CascadingUpdateShadowVariable(targetMethodName = "updateBegin")
    @Nullable
    Long begin;

    /** Needed for cloning. */
    public TimefoldStop() {}

    TimefoldStop(RouteProblem problem, Visit visit) {
        this.problem = problem;
        this.visit = visit;
    }

    Visit visit() {
        return Objects.requireNonNull(visit);
    }

    long leave() {
        return (begin == null ? 0 : begin) + visit().service();
    }

    long late() {
        return begin == null ? 0 : Math.max(0, begin - TimefoldContender.close(visit()));
    }

    /** Called by Timefold when something before this stop changed. */
    void updateBegin() {
        if (route == null) {
            begin = null;
            return;
        }
        int from = previous == null ? route.shift().start() : previous.visit().place();
        long leave = previous == null ? route.shift().hours().earliest() : previous.leave();
        long arrival = leave + Objects.requireNonNull(problem).time(from, visit().place());
        begin = Math.max(arrival, visit().windows().get(0).earliest());
    }
}

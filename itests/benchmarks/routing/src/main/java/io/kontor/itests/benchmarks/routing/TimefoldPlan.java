package io.kontor.itests.benchmarks.routing;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as Timefold wants it. */
@PlanningSolution
public class TimefoldPlan {
    @PlanningEntityCollectionProperty
    final List<TimefoldRoute> routes = new ArrayList<>();

    @PlanningEntityCollectionProperty
    @ValueRangeProvider
    final List<TimefoldStop> stops = new ArrayList<>();

    @PlanningScore
    @Nullable
    HardSoftLongScore score;

    /** Needed for cloning. */
    public TimefoldPlan() {}
}

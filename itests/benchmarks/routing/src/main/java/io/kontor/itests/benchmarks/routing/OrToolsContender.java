package io.kontor.itests.benchmarks.routing;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Visit;
import java.util.ArrayList;
import java.util.List;

/** OR-Tools with guided local search. It knows no seed, so its runs differ by timing only. */
final class OrToolsContender implements Contender {
    private static final int WALL_PER_CPU = 6;

    @Override
    public String name() {
        return "or-tools";
    }

    @Override
    public boolean canModel(Instance instance) {
        return !instance.periodic();
    }

    @Override
    public RoutePlan solve(Instance instance, Run run, long seed) {
        Loader.loadNativeLibraries();
        RouteProblem problem = instance.problem();
        int visits = problem.visits().size();
        int shifts = problem.shifts().size();
        int[] starts = problem.shifts().stream().mapToInt(Shift::start).toArray();
        int[] ends = problem.shifts().stream().mapToInt(Shift::end).toArray();
        RoutingIndexManager index = new RoutingIndexManager(problem.places().size(), shifts, starts, ends);
        RoutingModel model = new RoutingModel(index);
        addDistance(problem, model);
        addLoad(problem, model);
        addTime(problem, index, model);
        for (int v = 0; v < visits; v++) {
            addVisit(problem, problem.visits().get(v), index, model);
        }
        model.addAtSolutionCallback(() -> run.found((double) model.costVar().value()));
        model.addSearchMonitor(model.solver().makeCustomLimit(run::isOver));
        RoutingSearchParameters parameters = main.defaultRoutingSearchParameters().toBuilder()
                .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(Duration.newBuilder().setSeconds((long) (run.budget * WALL_PER_CPU)))
                .build();
        Assignment best = model.solveWithParameters(parameters);
        return best == null ? RoutePlan.EMPTY : plan(problem, index, model, best);
    }

    private static void addDistance(RouteProblem problem, RoutingModel model) {
        int size = problem.places().size();
        long[][] table = new long[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                table[from][to] = problem.distance(from, to);
            }
        }
        model.setArcCostEvaluatorOfAllVehicles(model.registerTransitMatrix(table));
    }

    private static void addLoad(RouteProblem problem, RoutingModel model) {
        long[] demand = new long[problem.places().size()];
        problem.visits().forEach(visit -> demand[visit.place()] = visit.rules().demand());
        long[] capacity = problem.shifts().stream()
                .mapToLong(shift -> shift.rules().capacity())
                .toArray();
        model.addDimensionWithVehicleCapacity(model.registerUnaryTransitVector(demand), 0, capacity, true, "load");
    }

    private static void addTime(RouteProblem problem, RoutingIndexManager index, RoutingModel model) {
        int size = problem.places().size();
        int[] service = new int[size];
        problem.visits().forEach(visit -> service[visit.place()] = visit.service());
        long[][] table = new long[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                table[from][to] = (long) problem.time(from, to) + service[from];
            }
        }
        long horizon = problem.shifts().stream()
                .mapToLong(shift -> shift.hours().latest())
                .max()
                .orElseThrow();
        model.addDimension(model.registerTransitMatrix(table), horizon, horizon, false, "time");
        RoutingDimension time = model.getDimensionOrDie("time");
        for (int s = 0; s < problem.shifts().size(); s++) {
            Shift shift = problem.shifts().get(s);
            time.cumulVar(model.start(s))
                    .setRange(shift.hours().earliest(), shift.hours().latest());
            time.cumulVar(model.end(s))
                    .setRange(shift.hours().earliest(), shift.hours().latest());
            time.setSpanUpperBoundForVehicle(Math.min(horizon, shift.rules().maxDuration()), s);
        }
        for (Visit visit : problem.visits()) {
            TimeWindow window = visit.windows().get(0);
            time.cumulVar(index.nodeToIndex(visit.place()))
                    .setRange(window.earliest(), Math.min(horizon, window.latest()));
        }
    }

    private static void addVisit(RouteProblem problem, Visit visit, RoutingIndexManager index, RoutingModel model) {
        long at = index.nodeToIndex(visit.place());
        if (!visit.rules().mandatory()) {
            model.addDisjunction(new long[] {at}, Math.round(visit.rules().value()));
        }
        if (!visit.rules().skills().isEmpty()) {
            List<Long> able = new ArrayList<>();
            able.add(-1L);
            for (int s = 0; s < problem.shifts().size(); s++) {
                if (problem.shifts()
                        .get(s)
                        .rules()
                        .skills()
                        .containsAll(visit.rules().skills())) {
                    able.add((long) s);
                }
            }
            long[] values = able.stream().mapToLong(Long::longValue).toArray();
            model.solver().addConstraint(model.solver().makeMemberCt(model.vehicleVar(at), values));
        }
    }

    private static RoutePlan plan(
            RouteProblem problem, RoutingIndexManager index, RoutingModel model, Assignment best) {
        List<PlannedRoute> routes = new ArrayList<>();
        for (int s = 0; s < problem.shifts().size(); s++) {
            List<String> visits = new ArrayList<>();
            long at = best.value(model.nextVar(model.start(s)));
            while (!model.isEnd(at)) {
                visits.add(problem.visits().get(index.indexToNode(at)).id());
                at = best.value(model.nextVar(at));
            }
            if (!visits.isEmpty()) {
                routes.add(PlannedRoute.inOrder(problem.shifts().get(s).id(), visits));
            }
        }
        return new RoutePlan(routes);
    }
}

package io.kontor.itests.benchmarks.routing;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Visit;
import java.util.ArrayList;
import java.util.List;

/** Timefold's community edition with its default search over list variables. */
final class TimefoldContender implements Contender {
    private static final long POLL_MILLIS = 20;

    @Override
    public String name() {
        return "timefold";
    }

    @Override
    public boolean canModel(Instance instance) {
        return !instance.periodic() && !instance.limitsDuration() && !instance.hasPrizesOrSkills();
    }

    @Override
    public RoutePlan solve(Instance instance, Run run, long seed) {
        SolverConfig config = new SolverConfig()
                .withSolutionClass(TimefoldPlan.class)
                .withEntityClasses(TimefoldRoute.class, TimefoldStop.class)
                .withConstraintProviderClass(Rules.class)
                .withRandomSeed(seed);
        Solver<TimefoldPlan> solver = SolverFactory.<TimefoldPlan>create(config).buildSolver();
        solver.addEventListener(event -> {
            HardSoftLongScore score = event.getNewBestSolution().score;
            if (score != null && score.hardScore() == 0 && event.isNewBestSolutionInitialized()) {
                run.found((double) -score.softScore());
            }
        });
        Thread watch = new Thread(() -> stopInTime(solver, run));
        watch.setDaemon(true);
        watch.start();
        TimefoldPlan best = solver.solve(plan(instance.problem()));
        watch.interrupt();
        return written(best);
    }

    private static void stopInTime(Solver<TimefoldPlan> solver, Run run) {
        try {
            while (!run.isOver()) {
                Thread.sleep(POLL_MILLIS);
            }
            solver.terminateEarly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TimefoldPlan plan(RouteProblem problem) {
        TimefoldPlan plan = new TimefoldPlan();
        problem.visits().forEach(visit -> plan.stops.add(new TimefoldStop(problem, visit)));
        problem.shifts().forEach(shift -> plan.routes.add(new TimefoldRoute(problem, shift)));
        return plan;
    }

    private static RoutePlan written(TimefoldPlan plan) {
        List<PlannedRoute> routes = new ArrayList<>();
        for (TimefoldRoute route : plan.routes) {
            if (!route.stops.isEmpty()) {
                List<String> visits =
                        route.stops.stream().map(stop -> stop.visit().id()).toList();
                routes.add(PlannedRoute.inOrder(route.shift().id(), visits));
            }
        }
        return new RoutePlan(routes);
    }

    /** Capacity and windows hard, distance soft. */
    public static final class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(TimefoldRoute.class)
                        .filter(route -> route.overload() > 0)
                        .penalizeLong(HardSoftLongScore.ONE_HARD, TimefoldRoute::overload)
                        .asConstraint("capacity"),
                factory.forEach(TimefoldStop.class)
                        .filter(stop -> stop.late() > 0)
                        .penalizeLong(HardSoftLongScore.ONE_HARD, TimefoldStop::late)
                        .asConstraint("window"),
                factory.forEach(TimefoldRoute.class)
                        .filter(route -> route.late() > 0)
                        .penalizeLong(HardSoftLongScore.ONE_HARD, TimefoldRoute::late)
                        .asConstraint("hours"),
                factory.forEach(TimefoldRoute.class)
                        .filter(route -> !route.stops.isEmpty())
                        .penalizeLong(HardSoftLongScore.ONE_SOFT, TimefoldRoute::distance)
                        .asConstraint("distance")
            };
        }
    }

    /** The visit of a stop, for the peers' classes only. */
    static int close(Visit visit) {
        return visit.windows().get(0).latest();
    }
}

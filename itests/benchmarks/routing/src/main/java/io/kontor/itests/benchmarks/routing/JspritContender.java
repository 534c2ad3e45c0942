package io.kontor.itests.benchmarks.routing;

import com.graphhopper.jsprit.core.algorithm.VehicleRoutingAlgorithm;
import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.solution.VehicleRoutingProblemSolution;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.FastVehicleRoutingTransportCostsMatrix;
import com.graphhopper.jsprit.core.util.Solutions;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** jsprit with its default algorithm; optional visits are beyond it, so sales days are not run. */
final class JspritContender implements Contender {
    @Override
    public String name() {
        return "jsprit";
    }

    @Override
    public boolean canModel(Instance instance) {
        return !instance.periodic() && !instance.limitsDuration() && !instance.hasPrizesOrSkills();
    }

    @Override
    public RoutePlan solve(Instance instance, Run run, long seed) {
        VehicleRoutingAlgorithm algorithm = Jsprit.Builder.newInstance(model(instance.problem()))
                .setRandom(new Random(seed))
                .buildAlgorithm();
        algorithm.setMaxIterations(Integer.MAX_VALUE);
        algorithm.setPrematureAlgorithmTermination(discovered -> run.isOver());
        algorithm.addListener((com.graphhopper.jsprit.core.algorithm.listener.IterationEndsListener)
                (iteration, problem, solutions) -> note(Solutions.bestOf(solutions), run));
        return plan(Solutions.bestOf(algorithm.searchSolutions()));
    }

    private static void note(VehicleRoutingProblemSolution best, Run run) {
        if (best.getUnassignedJobs().isEmpty()) {
            run.found(best.getCost());
        }
    }

    private static VehicleRoutingProblem model(RouteProblem problem) {
        int size = problem.places().size();
        FastVehicleRoutingTransportCostsMatrix.Builder matrix =
                FastVehicleRoutingTransportCostsMatrix.Builder.newInstance(size, false);
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                matrix.addTransportTimeAndDistance(from, to, problem.time(from, to), problem.distance(from, to));
            }
        }
        VehicleRoutingProblem.Builder model =
                VehicleRoutingProblem.Builder.newInstance().setRoutingCost(matrix.build());
        model.setFleetSize(VehicleRoutingProblem.FleetSize.FINITE);
        for (Shift shift : problem.shifts()) {
            model.addVehicle(VehicleImpl.Builder.newInstance(shift.id())
                    .setType(VehicleTypeImpl.Builder.newInstance("type")
                            .addCapacityDimension(0, shift.rules().capacity())
                            .setCostPerDistance(1)
                            .setFixedCost(0)
                            .build())
                    .setStartLocation(Location.newInstance(shift.start()))
                    .setEndLocation(Location.newInstance(shift.end()))
                    .setEarliestStart(shift.hours().earliest())
                    .setLatestArrival(shift.hours().latest())
                    .build());
        }
        for (Visit visit : problem.visits()) {
            TimeWindow window = visit.windows().get(0);
            model.addJob(Service.Builder.newInstance(visit.id())
                    .addSizeDimension(0, visit.rules().demand())
                    .setServiceTime(visit.service())
                    .setLocation(Location.newInstance(visit.place()))
                    .setTimeWindow(com.graphhopper.jsprit.core.problem.solution.route.activity.TimeWindow.newInstance(
                            window.earliest(), window.latest()))
                    .build());
        }
        return model.build();
    }

    private static RoutePlan plan(VehicleRoutingProblemSolution best) {
        List<PlannedRoute> routes = new ArrayList<>();
        for (VehicleRoute route : best.getRoutes()) {
            List<String> visits = route.getTourActivities().getJobs().isEmpty()
                    ? List.of()
                    : route.getActivities().stream()
                            .map(activity ->
                                    ((com.graphhopper.jsprit.core.problem.solution.route.activity.TourActivity
                                                            .JobActivity)
                                                    activity)
                                            .getJob()
                                            .getId())
                            .toList();
            if (!visits.isEmpty()) {
                routes.add(PlannedRoute.inOrder(route.getVehicle().getId(), visits));
            }
        }
        return new RoutePlan(routes);
    }
}

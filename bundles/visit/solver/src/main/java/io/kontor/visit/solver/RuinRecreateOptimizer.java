package io.kontor.visit.solver;

import io.kontor.visit.api.route.OptimizerParameters;
import io.kontor.visit.api.route.RouteOptimizer;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.SearchStatistics;
import io.kontor.visit.api.route.StopCriterion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.osgi.service.component.annotations.Component;

/** The shipped optimiser: independent searches by {@link Annealer}, the best of which is explained and written down. */
@Component
public final class RuinRecreateOptimizer implements RouteOptimizer {
    @Override
    public RouteResult solve(
            RouteProblem problem, StopCriterion stop, long seed, OptimizerParameters parameters, RoutePlan start) {
        long began = System.nanoTime();
        Model model = new Model(problem);
        List<Annealer> searches = new ArrayList<>();
        for (int i = 0; i < parameters.threads(); i++) {
            searches.add(new Annealer(model, stop, parameters.listener(), seed + i, began));
        }
        if (searches.size() == 1) {
            searches.get(0).run(start);
        } else {
            runTogether(searches, start);
        }
        Annealer best = searches.get(0);
        long iterations = 0;
        for (Annealer search : searches) {
            best = search.best.isBetterThan(best.best) ? search : best;
            iterations += search.iterations;
        }
        SearchStatistics statistics =
                new SearchStatistics(iterations, best.improvements, best.firstNanos, System.nanoTime() - began);
        return new PlanWriter(model, best.best).result(statistics);
    }

    private static void runTogether(List<Annealer> searches, RoutePlan start) {
        ExecutorService threads = Executors.newFixedThreadPool(searches.size());
        try {
            List<Callable<Object>> tasks = new ArrayList<>();
            searches.forEach(search -> tasks.add(Executors.callable(() -> search.run(start))));
            for (Future<Object> one : threads.invokeAll(tasks)) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while planning routes", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a search for routes failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}

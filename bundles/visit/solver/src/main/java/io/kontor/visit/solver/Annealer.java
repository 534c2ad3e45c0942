package io.kontor.visit.solver;

import io.kontor.visit.api.route.Progress;
import io.kontor.visit.api.route.ProgressListener;
import io.kontor.visit.api.route.StopCriterion;

/** One search: builds a plan, then ruins and recreates it with simulated annealing, cooled by the stop criterion. */
final class Annealer {
    private static final double HOT = Double.parseDouble(System.getProperty("hot", "4"));
    private static final double COLD = Double.parseDouble(System.getProperty("cold", "0.02"));
    private static final int STEPS_PER_LOOK = 32;

    final Solution solution;
    private final Model model;
    private final StopCriterion stop;
    private final ProgressListener listener;
    private final Rng rng;
    private final Ruin ruin;
    private final Recreate recreate;
    private final Order order;
    private final boolean[] locked;
    private final long startNanos = System.nanoTime();
    private Snapshot best;
    long iterations;
    long improvements;
    long firstNanos;
    private long improvedAt;
    private double current;

    Annealer(Model model, StopCriterion stop, ProgressListener listener, long seed) {
        this.model = model;
        this.stop = stop;
        this.listener = listener;
        rng = new Rng(seed);
        solution = new Solution(model);
        ruin = new Ruin(solution, rng);
        recreate = new Recreate(solution, rng);
        order = new Order(model, rng);
        locked = new boolean[model.visits.count];
        best = new Snapshot(solution);
    }

    Snapshot run() {
        construct();
        anneal();
        return best;
    }

    private void construct() {
        int[] all = new int[model.visits.count];
        for (int v = 0; v < all.length; v++) {
            all[v] = v;
        }
        order.sort(all, all.length);
        solution.begin();
        recreate.insert(all, all.length, Double.POSITIVE_INFINITY);
        current = solution.cost();
        firstNanos = System.nanoTime() - startNanos;
        keepBest();
    }

    private void keepBest() {
        improvements++;
        improvedAt = iterations;
        best.take();
        listener.improved(progress());
    }

    private Progress progress() {
        return new Progress(
                iterations,
                iterations - improvedAt,
                System.nanoTime() - startNanos,
                best.missing,
                best.cost - best.missing * model.missingCost);
    }

    private void anneal() {
        double edge = solution.cost() / Math.max(1, solution.planned + solution.activeCount);
        edge = Math.min(edge, 3 * model.edgeCost);
        double hot = HOT * edge;
        double temperature = hot;
        while (true) {
            if (iterations % STEPS_PER_LOOK == 0) {
                double done = stop.progress(progress());
                if (done >= 1) {
                    return;
                }
                temperature = hot * Math.pow(COLD / HOT, done);
            }
            iterations++;
            step(temperature);
        }
    }

    private void step(double temperature) {
        double limit = current - temperature * Math.log(rng.unit());
        solution.begin();
        ruin.apply(locked);
        order.sort(ruin.visits, ruin.count);
        if (recreate.insert(ruin.visits, ruin.count, limit)) {
            current = solution.cost();
            if (best.isWorseThan(solution)) {
                keepBest();
            }
        } else {
            solution.undo();
        }
    }
}

package io.kontor.visit.solver;

import io.kontor.visit.api.route.Progress;
import io.kontor.visit.api.route.ProgressListener;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.StopCriterion;
import java.util.stream.IntStream;

/** One search: builds a plan, then ruins and recreates it with simulated annealing. */
final class Annealer {
    private static final int STEPS_PER_LOOK = 32;

    private final Model model;
    private final StopCriterion stop;
    private final ProgressListener listener;
    private final long startNanos;
    private final Solution solution;
    private final Rng rng;
    private final Trade trade;
    private final Ruin ruin;
    private final Recreate recreate;
    private final Order order;
    private final Cooling cooling;
    private final boolean[] locked;
    final Snapshot best;
    long iterations;
    long improvements;
    long firstNanos;
    private long improvedAt;
    private double current;

    /** Begins with nothing; the time of the search counts from the given moment. */
    Annealer(Model model, StopCriterion stop, ProgressListener listener, long seed, long startNanos) {
        this.model = model;
        this.stop = stop;
        this.listener = listener;
        this.startNanos = startNanos;
        rng = new Rng(seed);
        solution = new Solution(model);
        trade = new Trade(solution, rng);
        ruin = new Ruin(solution, rng);
        recreate = new Recreate(solution, rng);
        order = new Order(model, rng);
        cooling = new Cooling(model);
        locked = new boolean[model.visits.count];
        best = new Snapshot(solution);
    }

    /** Searches until the criterion says stop. */
    void run(RoutePlan start) {
        new Start(solution, locked).load(start);
        best.take();
        if (construct() && model.visits.count > 0) {
            anneal();
        }
    }

    /** Inserts everything that is absent; false if there was no time for it. */
    private boolean construct() {
        int[] absent = IntStream.range(0, model.visits.count)
                .filter(v -> !locked[v] && !solution.isPlanned(v))
                .toArray();
        order.sort(absent, absent.length);
        boolean inTime = true;
        for (int i = 0; i < absent.length && inTime; i++) {
            solution.begin();
            recreate.insert(absent[i]);
            inTime = i % STEPS_PER_LOOK != 0 || stop.progress(progress()) < 1;
        }
        firstNanos = System.nanoTime() - startNanos;
        keepIfBest();
        return inTime;
    }

    private void keepIfBest() {
        if (best.isWorseThan(solution)) {
            improvements++;
            improvedAt = iterations;
            best.take();
            listener.improved(progress());
        }
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
        current = solution.cost();
        while (true) {
            if (iterations % STEPS_PER_LOOK == 0) {
                double done = stop.progress(progress());
                if (done >= 1) {
                    return;
                }
                if (cooling.set(done, iterations)) {
                    solution.load(best);
                    current = solution.cost();
                }
            }
            iterations++;
            step(cooling.temperature);
        }
    }

    private boolean ruinAndRecreate(double limit) {
        ruin.apply(locked);
        recreate.leftDay = ruin.leftDay;
        order.sort(ruin.visits, ruin.count);
        return recreate.insert(ruin.visits, ruin.count, ruin.day, limit);
    }

    private void step(double temperature) {
        double limit = current - temperature * Math.log(rng.unit());
        solution.begin();
        boolean done = trade.apply(limit - current) ? solution.cost() <= limit : ruinAndRecreate(limit);
        if (done) {
            solution.keep();
            current = solution.cost();
            keepIfBest();
        } else {
            solution.undo();
        }
    }
}

package io.kontor.itests.benchmarks.routing;

import io.kontor.visit.api.route.OptimizerParameters;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.solver.RuinRecreateOptimizer;

/** Ours. */
final class KontorContender implements Contender {
    @Override
    public String name() {
        return "kontor";
    }

    @Override
    public boolean canModel(Instance instance) {
        return true;
    }

    @Override
    public RoutePlan solve(Instance instance, Run run, long seed) {
        OptimizerParameters parameters = new OptimizerParameters(1, state -> {
            if (state.missing() == 0) {
                run.found(state.cost());
            }
        });
        return new RuinRecreateOptimizer()
                .solve(instance.problem(), state -> run.seconds() / run.budget, seed, parameters, RoutePlan.EMPTY)
                .plan();
    }
}

package io.kontor.promo.core.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int COMMANDS = Integer.getInteger("kontor.promo.commands", 5_000);
    private static final int SEEDS = Integer.getInteger("kontor.promo.seeds", 1_000);
    private static final long FIRST = Long.getLong("kontor.promo.seed", 1);

    /**
     * More with {@code -Dkontor.promo.seeds=...}, one again with {@code -Dkontor.promo.seed=...
     * -Dkontor.promo.seeds=1}.
     */
    @Test
    void p04p06p36p38ConserveEverythingWhateverHappens() {
        int faults = 0;
        long accepted = 0;
        long commands = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, COMMANDS);
            assertThat(outcome.wrong()).as("seed " + seed).isEmpty();
            faults += outcome.faults();
            accepted += outcome.accepted();
            commands += outcome.commands();
        }
        // not a world in which nothing ever succeeds, or nothing ever fails
        assertThat(accepted).isBetween(commands * 4 / 10, commands * 9 / 10);
        assertThat(faults).isGreaterThan((int) (commands / 100));
    }

    @Test
    void catchesWhoReadsFirstAndWritesLater() {
        Simulation.Outcome outcome = Simulation.runUnguarded(7, 2_000);

        assertThat(outcome.wrong()).anyMatch(w -> w.startsWith("I1") || w.startsWith("I2"));
        assertThat(outcome.wrong()).anyMatch(w -> w.startsWith("I8"));
    }

    @Test
    void aSeedDoesTheSameAgain() {
        assertThat(Simulation.run(42, 3_000)).isEqualTo(Simulation.run(42, 3_000));
        assertThat(Simulation.run(42, 3_000).digest())
                .isNotEqualTo(Simulation.run(43, 3_000).digest());
    }
}

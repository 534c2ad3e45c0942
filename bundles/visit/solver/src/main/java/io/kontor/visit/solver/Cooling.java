package io.kontor.visit.solver;

/**
 * How hot a search is. A short cooling gives a good plan early. Few visits are then cooled several times, each time
 * from a plan that the heat makes anew, because what they end with differs by more than a slower cooling gains; others
 * once. Many visits between several depots begin hotter: which depot has which routes is settled there.
 */
final class Cooling {
    /** Temperatures where a cooling begins, and ends, in typical ways between visits. */
    private static final double WARM = 1.5;

    private static final double HOT = 3;
    private static final double COLD = 0.05;
    private static final double FIRST = 0.05;
    private static final int MANY_VISITS = 300;
    private static final int MOST_COOLINGS = 4;
    /** Steps for each visit, each of its days counted, that make one more cooling worth while. */
    private static final double ENOUGH_STEPS = 2_000;

    private final Model model;
    private final double begin;
    /** Number of coolings after the first, 0 while that lasts. */
    private int coolings;

    private int current;
    double temperature;

    Cooling(Model model) {
        this.model = model;
        begin = model.shifts.differ() && model.visits.nodes > MANY_VISITS ? HOT : WARM;
    }

    /** Sets the temperature for a part of the search that is over after so many steps; true where a cooling begins. */
    boolean set(double done, long steps) {
        if (coolings == 0 && done >= FIRST) {
            double affordable = steps / done / ENOUGH_STEPS / model.visits.nodes;
            int most = model.visits.nodes > MANY_VISITS ? 1 : MOST_COOLINGS;
            coolings = (int) Math.max(1, Math.min(most, affordable));
        }
        double at = coolings == 0 ? done / FIRST : 1 + coolings * (done - FIRST) / (1 - FIRST);
        int before = current;
        current = (int) Math.max(0, at);
        temperature = model.edgeCost * begin * Math.pow(COLD / begin, at - current);
        return current != before;
    }
}

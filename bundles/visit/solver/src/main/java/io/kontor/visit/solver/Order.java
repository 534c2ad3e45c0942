package io.kontor.visit.solver;

/** In which order absent visits are put back: at random one of several that make sense. */
final class Order {
    private static final int RANDOM = 4;
    private static final int DEMAND = 4;
    private static final int FAR = 2;
    private static final int NEAR = 1;
    private static final int WINDOW = 2;

    private final Model model;
    private final Rng rng;
    private final double[] key;
    private final double[] remoteness;

    Order(Model model, Rng rng) {
        this.model = model;
        this.rng = rng;
        key = new double[model.visits.count];
        remoteness = new double[model.visits.count];
        for (int v = 0; v < key.length; v++) {
            remoteness[v] = Double.MAX_VALUE;
            for (int[] type : model.shifts.shiftsOfType) {
                int start = model.shifts.start[type[0]];
                remoteness[v] = Math.min(remoteness[v], model.ways.nearness(start, model.visits.place[v]));
            }
        }
    }

    void sort(int[] visits, int count) {
        int choice = rng.below(RANDOM + DEMAND + FAR + NEAR + 3 * WINDOW);
        for (int i = 0; i < count; i++) {
            key[visits[i]] = key(visits[i], choice);
        }
        for (int i = 1; i < count; i++) {
            int visit = visits[i];
            int j = i;
            for (; j > 0 && key[visits[j - 1]] > key[visit]; j--) {
                visits[j] = visits[j - 1];
            }
            visits[j] = visit;
        }
    }

    private double key(int visit, int choice) {
        VisitTable table = model.visits;
        int rest = choice - RANDOM;
        if (rest < 0) {
            return rng.unit();
        }
        if (rest < DEMAND) {
            return -(double) table.demand[visit] * (table.firstNode[visit + 1] - table.firstNode[visit]);
        }
        rest -= DEMAND;
        if (rest < FAR) {
            return -remoteness[visit];
        }
        rest -= FAR;
        if (rest < NEAR) {
            return remoteness[visit];
        }
        return switch ((rest - NEAR) / WINDOW) {
            case 0 -> table.close[visit] - table.open[visit];
            case 1 -> table.open[visit];
            default -> -table.close[visit];
        };
    }
}

package io.kontor.visit.solver;

/** In which order absent visits are put back: at random one of several that make sense. */
final class Order {
    /** What decides, each as often as it stands here: see {@link #key}. */
    private static final int[] KINDS = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6};

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
        int kind = KINDS[rng.below(KINDS.length)];
        for (int i = 0; i < count; i++) {
            key[visits[i]] = key(visits[i], kind);
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

    private double key(int visit, int kind) {
        VisitTable table = model.visits;
        return switch (kind) {
            case 0 -> rng.unit();
            case 1 -> -(double) table.demand[visit] * (table.firstNode[visit + 1] - table.firstNode[visit]);
            case 2 -> -remoteness[visit];
            case 3 -> remoteness[visit];
            case 4 -> table.close[visit] - table.open[visit];
            case 5 -> table.open[visit];
            default -> -table.close[visit];
        };
    }
}

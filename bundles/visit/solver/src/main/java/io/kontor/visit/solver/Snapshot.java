package io.kontor.visit.solver;

/** The best plan so far; takes over only routes that changed. */
final class Snapshot {
    private static final double LEAST_GAIN = 1e-7;

    private final Solution solution;
    final int[][] nodes;
    final int[] version;
    double cost = Double.POSITIVE_INFINITY;
    int missing = Integer.MAX_VALUE;

    Snapshot(Solution solution) {
        this.solution = solution;
        nodes = new int[solution.route.length][0];
        version = new int[nodes.length];
    }

    boolean isBetterThan(Snapshot other) {
        return missing < other.missing || (missing == other.missing && cost < other.cost);
    }

    boolean isWorseThan(Solution other) {
        return other.missing < missing || (other.missing == missing && other.cost() < cost - LEAST_GAIN);
    }

    void take() {
        cost = solution.cost();
        missing = solution.missing;
        for (int s = 0; s < nodes.length; s++) {
            if (solution.version[s] != version[s]) {
                version[s] = solution.version[s];
                nodes[s] = solution.route[s].stops();
            }
        }
    }
}

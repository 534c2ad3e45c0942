package io.kontor.credit.scoring.validation;

import java.util.Arrays;

/** Values and outcomes by rising value, in an order that does not depend on the order they came in. */
final class Outcomes {
    final double[] values;
    final boolean[] bad;
    /** Where each stood before. */
    final int[] from;

    final int bads;

    private Outcomes(double[] values, boolean[] bad, int[] from) {
        this.values = values;
        this.bad = bad;
        this.from = from;
        int count = 0;
        for (boolean one : bad) {
            count += one ? 1 : 0;
        }
        bads = count;
    }

    int rows() {
        return values.length;
    }

    int goods() {
        return values.length - bads;
    }

    static Outcomes sorted(double[] values, boolean[] bad) {
        if (values.length != bad.length) {
            throw new IllegalArgumentException(values.length + " values for " + bad.length + " outcomes");
        }
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("value " + i + " is not a number");
            }
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> {
            int byValue = Double.compare(values[a] + 0.0, values[b] + 0.0);
            return byValue != 0 ? byValue : Boolean.compare(bad[a], bad[b]);
        });
        double[] sortedValues = new double[order.length];
        boolean[] sortedBad = new boolean[order.length];
        int[] from = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            from[i] = order[i];
            sortedValues[i] = values[from[i]] + 0.0;
            sortedBad[i] = bad[from[i]];
        }
        Outcomes sorted = new Outcomes(sortedValues, sortedBad, from);
        if (sorted.bads == 0 || sorted.goods() == 0) {
            throw new IllegalArgumentException("all outcomes are the same");
        }
        return sorted;
    }
}

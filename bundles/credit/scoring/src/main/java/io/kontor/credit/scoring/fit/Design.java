package io.kontor.credit.scoring.fit;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a sample in an order that depends on their bins and outcomes alone; equal rows are joined. Every sum over
 * it is therefore the same to the last bit, in whatever order the rows came.
 */
final class Design {
    /** Bin of each joined row, by column. */
    final short[][] bins;
    /** Rows joined, and how many of them are bad. */
    final double[] weight;

    final double[] bad;

    private Design(short[][] bins, double[] weight, double[] bad) {
        this.bins = bins;
        this.weight = weight;
        this.bad = bad;
    }

    int rows() {
        return weight.length;
    }

    int columns() {
        return bins.length;
    }

    static Design of(List<BinnedColumn> columns, boolean[] outcomes) {
        int width = columns.size();
        short[][] keys = new short[outcomes.length][width + 1];
        for (int c = 0; c < width; c++) {
            short[] rows = columns.get(c).rows();
            for (int row = 0; row < rows.length; row++) {
                keys[row][c] = rows[row];
            }
        }
        for (int row = 0; row < keys.length; row++) {
            keys[row][width] = (short) (outcomes[row] ? 1 : 0);
        }
        Arrays.sort(keys, Arrays::compare);
        short[][] bins = new short[width][keys.length];
        double[] weight = new double[keys.length];
        double[] bad = new double[keys.length];
        int size = -1;
        for (int row = 0; row < keys.length; row++) {
            short[] key = keys[row];
            if (row == 0 || Arrays.mismatch(key, 0, width, keys[row - 1], 0, width) >= 0) {
                size++;
                for (int c = 0; c < width; c++) {
                    bins[c][size] = key[c];
                }
            }
            weight[size]++;
            bad[size] += key[width];
        }
        int rows = size + 1;
        for (int c = 0; c < width; c++) {
            bins[c] = Arrays.copyOf(bins[c], rows);
        }
        return new Design(bins, Arrays.copyOf(weight, rows), Arrays.copyOf(bad, rows));
    }
}

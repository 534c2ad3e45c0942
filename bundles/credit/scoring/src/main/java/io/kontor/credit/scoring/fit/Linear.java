package io.kontor.credit.scoring.fit;

/** Solves symmetric positive definite systems by Cholesky's factors. */
final class Linear {
    private Linear() {}

    static double[] solve(double[][] matrix, double[] right) {
        double[][] lower = factor(matrix);
        int size = right.length;
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * y[k];
            }
            y[i] = sum / lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = y[i];
            for (int k = i + 1; k < size; k++) {
                sum -= lower[k][i] * y[k];
            }
            y[i] = sum / lower[i][i];
        }
        return y;
    }

    /** Diagonal of the inverse. */
    static double[] inverseDiagonal(double[][] matrix) {
        double[][] lower = factor(matrix);
        int size = matrix.length;
        double[] diagonal = new double[size];
        for (int column = 0; column < size; column++) {
            double[] y = new double[size];
            for (int i = column; i < size; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = column; k < i; k++) {
                    sum -= lower[i][k] * y[k];
                }
                y[i] = sum / lower[i][i];
                diagonal[column] += y[i] * y[i];
            }
        }
        return diagonal;
    }

    private static double[][] factor(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
            }
        }
        return lower;
    }
}

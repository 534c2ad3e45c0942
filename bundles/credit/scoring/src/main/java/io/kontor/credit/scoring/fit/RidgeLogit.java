package io.kontor.credit.scoring.fit;

import java.util.Arrays;

/**
 * Logistic regression with a quadratic penalty on every coefficient but the intercept, by Newton's method. Where the
 * sign is bound, each step solves its quadratic under coefficients at or above 0, so that the result is the one best
 * among all sign-clean cards, not the end of a stepwise search. Separated data is safe: the penalty keeps coefficients
 * finite.
 */
final class RidgeLogit {
    /** Whether coefficients may be negative. */
    enum Sign {
        FREE,
        NOT_NEGATIVE
    }

    /** 1/variance of a coefficient before any outcome is seen; {@code ScorecardFitter} says why. */
    private static final double LAMBDA = 10;

    private static final double STEP = 1e-8;
    private static final int MAX_STEPS = 100;
    private static final int MAX_SWEEPS = 2_000;

    private final double[][] x;
    private final double[] weight;
    private final double[] bad;
    private final Sign sign;

    /**
     * Prepares a regression.
     *
     * @param x columns
     * @param weight rows each row stands for
     * @param bad bad ones of them
     * @param sign bound on the coefficients
     */
    RidgeLogit(double[][] x, double[] weight, double[] bad, Sign sign) {
        this.x = x;
        this.weight = weight;
        this.bad = bad;
        this.sign = sign;
    }

    /** The intercept, then a coefficient for each column; starts from the given ones. */
    double[] fit(double[] start) {
        double[] beta = start.clone();
        double now = loss(beta);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] gradient = new double[beta.length];
            double[][] hessian = derivatives(beta, gradient);
            double[] direction =
                    sign == Sign.FREE ? Linear.solve(hessian, negative(gradient)) : bounded(hessian, gradient, beta);
            double length = 1;
            double[] next = moved(beta, direction, length);
            double then = loss(next);
            while (then > now + 1e-12 * Math.abs(now) && length > 1e-10) {
                length /= 2;
                next = moved(beta, direction, length);
                then = loss(next);
            }
            double change = 0;
            for (int j = 0; j < beta.length; j++) {
                change = Math.max(change, Math.abs(next[j] - beta[j]));
            }
            beta = next;
            now = then;
            if (change < STEP) {
                break;
            }
        }
        return beta;
    }

    private double[] moved(double[] beta, double[] direction, double length) {
        double[] next = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            double value = beta[j] + length * direction[j];
            next[j] = j > 0 && sign == Sign.NOT_NEGATIVE ? Math.max(0, value) : value;
        }
        return next;
    }

    private static double[] negative(double[] vector) {
        double[] result = new double[vector.length];
        for (int j = 0; j < result.length; j++) {
            result[j] = -vector[j];
        }
        return result;
    }

    /** Penalised negative log-likelihood. */
    double loss(double[] beta) {
        double[] z = linear(beta);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double softplus = z[i] > 0 ? z[i] + Math.log1p(Math.exp(-z[i])) : Math.log1p(Math.exp(z[i]));
            sum += weight[i] * softplus - bad[i] * z[i];
        }
        for (int j = 1; j < beta.length; j++) {
            sum += LAMBDA / 2 * beta[j] * beta[j];
        }
        return sum;
    }

    private double[] linear(double[] beta) {
        double[] z = new double[weight.length];
        Arrays.fill(z, beta[0]);
        for (int j = 0; j < x.length; j++) {
            double b = beta[j + 1];
            if (b != 0) {
                double[] column = x[j];
                for (int i = 0; i < z.length; i++) {
                    z[i] += b * column[i];
                }
            }
        }
        return z;
    }

    /** Fills the gradient and returns the Hessian, both of the loss. */
    double[][] derivatives(double[] beta, double[] gradient) {
        double[] z = linear(beta);
        double[] w = new double[z.length];
        double[] residual = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            double p = 1 / (1 + Math.exp(-z[i]));
            w[i] = weight[i] * p * (1 - p);
            residual[i] = weight[i] * p - bad[i];
            gradient[0] += residual[i];
        }
        double[][] hessian = new double[beta.length][beta.length];
        hessian[0][0] = sum(w) + 1e-12;
        double[] weighted = new double[z.length];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < z.length; i++) {
                weighted[i] = w[i] * x[j][i];
            }
            gradient[j + 1] = dot(residual, x[j]) + LAMBDA * beta[j + 1];
            hessian[0][j + 1] = sum(weighted);
            hessian[j + 1][0] = hessian[0][j + 1];
            for (int k = 0; k <= j; k++) {
                hessian[j + 1][k + 1] = dot(weighted, x[k]) + (j == k ? LAMBDA : 0);
                hessian[k + 1][j + 1] = hessian[j + 1][k + 1];
            }
        }
        return hessian;
    }

    /** Four sums at a time: the order is fixed, and the processor need not wait for each addition. */
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double sum(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += value;
        }
        return sum;
    }

    /** Least of g d + d H d / 2 with beta + d at or above 0 but for the intercept, by cyclic coordinate descent. */
    private static double[] bounded(double[][] h, double[] g, double[] beta) {
        int size = beta.length;
        double[] d = new double[size];
        double[] slope = g.clone();
        for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
            double change = 0;
            for (int j = 0; j < size; j++) {
                double wanted = d[j] - slope[j] / h[j][j];
                double next = j == 0 ? wanted : Math.max(-beta[j], wanted);
                double step = next - d[j];
                if (step != 0) {
                    d[j] = next;
                    for (int k = 0; k < size; k++) {
                        slope[k] += step * h[j][k];
                    }
                    change = Math.max(change, Math.abs(step));
                }
            }
            if (change < STEP / 100) {
                break;
            }
        }
        return d;
    }
}

package io.kontor.credit.scoring.validation;

/** A line through log-odds: logistic regression of outcomes on what was said before. */
final class Platt {
    private static final double RIDGE = 1e-6;

    private Platt() {}

    /** Intercept and slope. */
    static double[] line(Outcomes said) {
        double[] line = {0, 1};
        for (int step = 0; step < 50; step++) {
            double g0 = 0;
            double g1 = RIDGE * line[1];
            double h00 = RIDGE;
            double h01 = 0;
            double h11 = RIDGE;
            for (int i = 0; i < said.rows(); i++) {
                double x = logOdds(said.values[i]);
                double p = 1 / (1 + Math.exp(-line[0] - line[1] * x));
                double residual = p - (said.bad[i] ? 1 : 0);
                double w = p * (1 - p);
                g0 += residual;
                g1 += residual * x;
                h00 += w;
                h01 += w * x;
                h11 += w * x * x;
            }
            double determinant = h00 * h11 - h01 * h01;
            double d0 = determinant == 0 ? g0 / h00 : (h11 * g0 - h01 * g1) / determinant;
            double d1 = determinant == 0 ? 0 : (h00 * g1 - h01 * g0) / determinant;
            double length = Math.min(1, 2 / Math.max(1e-9, Math.max(Math.abs(d0), Math.abs(d1))));
            line[0] -= length * d0;
            line[1] -= length * d1;
            if (Math.max(Math.abs(d0), Math.abs(d1)) < 1e-9) {
                break;
            }
        }
        return line;
    }

    private static double logOdds(double p) {
        double inside = Math.min(1 - 1e-9, Math.max(1e-9, p));
        return Math.log(inside / (1 - inside));
    }
}

package io.kontor.credit.scoring.validation;

/** The few distribution functions scoring needs, to about 12 digits. */
public final class Distributions {
    /** 97.5 % quantile of the normal distribution. */
    public static final double NORMAL_975 = 1.959963984540054;

    private static final double[] LANCZOS = {
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-06,
        1.5056327351493116e-07
    };

    private Distributions() {}

    /** Logarithm of the gamma function above 0 (Lanczos 1964, g = 7). */
    static double logGamma(double x) {
        if (x < .5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double z = x - 1;
        double sum = 0.9999999999998099;
        for (int i = 0; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i + 1);
        }
        double t = z + 7.5;
        return .5 * Math.log(2 * Math.PI) + (z + .5) * Math.log(t) - t + Math.log(sum);
    }

    /** P(X <= x) of the beta distribution, by the continued fraction of the incomplete beta function. */
    static double beta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    /** Modified method of Lentz. */
    private static double fraction(double a, double b, double x) {
        double tiny = 1e-300;
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1), tiny);
        double result = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d, tiny);
            c = away(1 + even / c, tiny);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d, tiny);
            c = away(1 + odd / c, tiny);
            double step = d * c;
            result *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return result;
    }

    private static double away(double value, double tiny) {
        return Math.abs(value) < tiny ? tiny : value;
    }

    /**
     * {@return the quantile of the beta distribution, by halving}
     *
     * @param a first parameter
     * @param b second parameter
     * @param level probability below the quantile
     */
    public static double betaQuantile(double a, double b, double level) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (beta(a, b, middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(X >= k) of the binomial distribution, as a beta probability. */
    static double binomialTail(int n, double p, int k) {
        if (k <= 0) {
            return 1;
        }
        return k > n ? 0 : beta(k, n - k + 1.0, p);
    }

    /** The least k with P(X <= k) at or above the level. */
    static int binomialQuantile(int n, double p, double level) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (1 - binomialTail(n, p, middle + 1) >= level) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * {@return how many standard deviations from the mean a normal value lies beyond, on either side, with a
     * probability}
     *
     * @param level the probability, above 0 and below 1
     */
    public static double normalBound(double level) {
        double low = 0;
        double high = 9;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (within(middle) < 1 - level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** By a series whose terms are all above 0: z + z^3/3 + z^5/(3 5) and so on. */
    private static double within(double z) {
        double term = z;
        double sum = z;
        for (int n = 3; term > 1e-17 * sum; n += 2) {
            term *= z * z / n;
            sum += term;
        }
        return Math.sqrt(2 / Math.PI) * Math.exp(-z * z / 2) * sum;
    }
}

package io.kontor.credit.scoring.fit;

import static io.kontor.credit.scoring.fit.SampleCheck.finding;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.finding.Finding.Severity;
import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.Selection;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.scoring.fit.RidgeLogit.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses among binned columns and weighs them by regression. */
final class WoeFitter {
    private static final double MIN_VALUE = .02;
    private static final double MAX_CORRELATION = .7;
    /** Most columns a regression starts with; of more, those of least information value stay out. */
    private static final int MAX_COLUMNS = 200;
    /** While there are this many times more columns than may stay, half of what is too much goes at once. */
    private static final int CROWD = 3;

    private static final int THIN_CHARACTERISTICS = 8;

    private final FitOptions options;
    private final List<Finding> findings;

    WoeFitter(FitOptions options, List<Finding> findings) {
        this.options = options;
        this.findings = findings;
    }

    /** The card's parts; {@code columns} are those that tell something, in the order of the sample. */
    Weighted fit(List<BinnedColumn> columns, boolean[] outcomes, long rarer) {
        boolean isClean = options.selection() == Selection.SIGN_CLEAN;
        List<BinnedColumn> kept = isClean ? valuable(columns) : columns;
        Design design = Design.of(kept, outcomes);
        double[][] x = woes(kept, design);
        List<Integer> chosen = new ArrayList<>();
        for (int c = 0; c < kept.size(); c++) {
            chosen.add(c);
        }
        double[] beta;
        if (isClean) {
            int most = rarer < SampleCheck.THIN_BADS
                    ? Math.min(THIN_CHARACTERISTICS, options.maxCharacteristics())
                    : options.maxCharacteristics();
            beta = clean(chosen, x, design, most);
            leftOut(kept, chosen);
        } else {
            beta = new RidgeLogit(x, design.weight, design.bad, Sign.FREE).fit(new double[x.length + 1]);
        }
        return weighted(kept, chosen, beta, design);
    }

    private List<BinnedColumn> valuable(List<BinnedColumn> columns) {
        List<BinnedColumn> valuable = columns.stream()
                .filter(c -> c.variable().informationValue() >= MIN_VALUE)
                .toList();
        List<BinnedColumn> some = valuable.isEmpty() ? columns : valuable;
        if (some.size() <= MAX_COLUMNS) {
            return some;
        }
        double least = some.stream()
                .mapToDouble(c -> -c.variable().informationValue())
                .sorted()
                .skip(MAX_COLUMNS - 1L)
                .findFirst()
                .orElse(0);
        return some.stream()
                .filter(c -> -c.variable().informationValue() <= least)
                .limit(MAX_COLUMNS)
                .toList();
    }

    private static double[][] woes(List<BinnedColumn> columns, Design design) {
        double[][] x = new double[columns.size()][design.rows()];
        for (int c = 0; c < x.length; c++) {
            double[] woe = columns.get(c).variable().bins().stream()
                    .mapToDouble(Bin::woe)
                    .toArray();
            for (int row = 0; row < design.rows(); row++) {
                x[c][row] = woe[design.bins[c][row]];
            }
        }
        return x;
    }

    private void leftOut(List<BinnedColumn> columns, List<Integer> chosen) {
        for (int c = 0; c < columns.size(); c++) {
            if (!chosen.contains(c)) {
                findings.add(finding(
                        Severity.INFO,
                        "ADDS_NOTHING",
                        columns.get(c).variable().code(),
                        "加入后不再增加有用信息（重复、方向相反或最弱），未使用",
                        "Adds nothing to the others (repeats them, points the wrong way or is the weakest); left out"));
            }
        }
    }

    private static double[][] standardised(double[][] x, double[] weight) {
        double[][] standard = new double[x.length][];
        double[] root = Arrays.stream(weight).map(Math::sqrt).toArray();
        double rows = Arrays.stream(weight).sum();
        for (int c = 0; c < x.length; c++) {
            double mean = RidgeLogit.dot(x[c], weight) / rows;
            double[] centred = new double[weight.length];
            for (int row = 0; row < centred.length; row++) {
                centred[row] = (x[c][row] - mean) * root[row];
            }
            double norm = Math.sqrt(RidgeLogit.dot(centred, centred));
            for (int row = 0; norm > 0 && row < centred.length; row++) {
                centred[row] /= norm;
            }
            standard[c] = centred;
        }
        return standard;
    }

    /**
     * Removes columns from {@code chosen} until none is 0, no two repeat each other and only so many remain. Of two
     * that repeat each other the weaker goes; the regression knows better than single information values which one that
     * is.
     */
    private double[] clean(List<Integer> chosen, double[][] x, Design design, int most) {
        double[][] standard = standardised(x, design.weight);
        double[] beta = new double[chosen.size() + 1];
        while (true) {
            RidgeLogit logit = new RidgeLogit(
                    chosen.stream().map(c -> x[c]).toArray(double[][]::new),
                    design.weight,
                    design.bad,
                    Sign.NOT_NEGATIVE);
            beta = logit.fit(beta);
            double[] strength = strength(logit, beta);
            int weakest = weakest(strength);
            if (chosen.isEmpty()) {
                return beta;
            }
            if (strength[weakest] <= 0) {
                beta = withoutZeros(chosen, beta);
                continue;
            }
            int repeating = repeating(chosen, standard, strength);
            if (repeating < 0 && chosen.size() <= most) {
                return beta;
            }
            if (repeating >= 0) {
                beta = without(chosen, beta, repeating);
                continue;
            }
            int many = Math.max(1, (chosen.size() - CROWD * most) / 2);
            beta = withoutWeakest(chosen, beta, strength, many);
        }
    }

    private static double[] withoutWeakest(List<Integer> chosen, double[] beta, double[] strength, int many) {
        double[] rest = beta;
        double[] left = strength.clone();
        for (int n = 0; n < many; n++) {
            int weakest = weakest(left);
            rest = without(chosen, rest, weakest);
            left = cut(left, weakest);
        }
        return rest;
    }

    private static double[] cut(double[] values, int place) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, place);
        System.arraycopy(values, place + 1, rest, place, rest.length - place);
        return rest;
    }

    private static int weakest(double[] strength) {
        int weakest = 0;
        for (int j = 1; j < strength.length; j++) {
            if (strength[j] < strength[weakest]) {
                weakest = j;
            }
        }
        return weakest;
    }

    /** The weaker of the two columns most alike, or -1 when none are alike. */
    private static int repeating(List<Integer> chosen, double[][] standard, double[] strength) {
        double most = MAX_CORRELATION;
        int weaker = -1;
        for (int j = 0; j < chosen.size(); j++) {
            for (int k = 0; k < j; k++) {
                double alike = Math.abs(RidgeLogit.dot(standard[chosen.get(j)], standard[chosen.get(k)]));
                if (alike >= most) {
                    most = alike;
                    weaker = strength[j] < strength[k] ? j : k;
                }
            }
        }
        return weaker;
    }

    /** Wald's statistic: what the likelihood would lose without the column. */
    private static double[] strength(RidgeLogit logit, double[] beta) {
        double[] variance = Linear.inverseDiagonal(logit.derivatives(beta, new double[beta.length]));
        double[] strength = new double[beta.length - 1];
        for (int j = 0; j < strength.length; j++) {
            strength[j] = beta[j + 1] * beta[j + 1] / variance[j + 1];
        }
        return strength;
    }

    private static double[] without(List<Integer> chosen, double[] beta, int place) {
        chosen.remove(place);
        return cut(beta, place + 1);
    }

    private static double[] withoutZeros(List<Integer> chosen, double[] beta) {
        double[] rest = beta;
        for (int j = chosen.size() - 1; j >= 0; j--) {
            if (rest[j + 1] <= 0) {
                rest = without(chosen, rest, j);
            }
        }
        return rest;
    }

    private static Weighted weighted(List<BinnedColumn> columns, List<Integer> chosen, double[] beta, Design design) {
        List<Characteristic> characteristics = new ArrayList<>();
        short[][] bins = new short[chosen.size()][];
        for (int j = 0; j < chosen.size(); j++) {
            BinnedColumn column = columns.get(chosen.get(j));
            bins[j] = design.bins[chosen.get(j)];
            double[] weights = new double[column.bins()];
            for (int b = 0; b < weights.length; b++) {
                weights[b] = beta[j + 1] * column.variable().bins().get(b).woe();
            }
            characteristics.add(Weighted.characteristic(column.variable(), weights));
        }
        return new Weighted(ScorecardKind.FITTED, beta[0], characteristics, bins, design);
    }
}

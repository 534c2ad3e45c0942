package io.kontor.credit.scoring.validation;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.CreditScorer;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.rating.ScorePart;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.validation.Calibration;
import io.kontor.credit.api.validation.CalibrationBand;
import io.kontor.credit.api.validation.CardTrial;
import io.kontor.credit.api.validation.Discrimination;
import io.kontor.credit.api.validation.Drift;
import io.kontor.credit.api.validation.GradeOutcome;
import io.kontor.credit.api.validation.ModelValidation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Measures models. */
public final class Validator implements ModelValidation {
    private static final int TENTHS = 10;
    private static final double HALF = .5;

    private final CreditScorer scorer;
    private final Function<RatingModel, List<Finding>> checker;

    /**
     * Creates a validator.
     *
     * @param scorer rates the customers whose drift is asked for
     * @param checker tells the faults of a model
     */
    public Validator(CreditScorer scorer, Function<RatingModel, List<Finding>> checker) {
        this.scorer = scorer;
        this.checker = checker;
    }

    @Override
    public Discrimination discrimination(double[] risk, boolean[] bad) {
        Outcomes sorted = Outcomes.sorted(risk, bad);
        double goods = sorted.goods();
        double bads = sorted.bads;
        double badBelow = 0;
        double goodBelow = 0;
        double wins = 0;
        double squaresOfBad = 0;
        double squaresOfGood = 0;
        double ks = 0;
        for (int i = 0; i < sorted.rows(); ) {
            double tiedBad = 0;
            double tiedGood = 0;
            double value = sorted.values[i];
            for (; i < sorted.rows() && sorted.values[i] == value; i++) {
                tiedBad += sorted.bad[i] ? 1 : 0;
                tiedGood += sorted.bad[i] ? 0 : 1;
            }
            double placeOfBad = (goodBelow + HALF * tiedGood) / goods;
            double placeOfGood = (bads - badBelow - HALF * tiedBad) / bads;
            wins += tiedBad * placeOfBad;
            squaresOfBad += tiedBad * placeOfBad * placeOfBad;
            squaresOfGood += tiedGood * placeOfGood * placeOfGood;
            badBelow += tiedBad;
            goodBelow += tiedGood;
            ks = Math.max(ks, Math.abs(goodBelow / goods - badBelow / bads));
        }
        double auc = wins / bads;
        double variance = spread(squaresOfBad, auc, bads) / bads + spread(squaresOfGood, auc, goods) / goods;
        double half = Distributions.NORMAL_975 * Math.sqrt(Math.max(0, variance));
        return new Discrimination(auc, Math.max(0, auc - half), Math.min(1, auc + half), 2 * auc - 1, ks);
    }

    /** Variance of the placements of one class; their mean is the AUC. */
    private static double spread(double squares, double mean, double n) {
        return n > 1 ? (squares - n * mean * mean) / (n - 1) : 0;
    }

    @Override
    public Calibration calibration(double[] pd, boolean[] bad) {
        Outcomes sorted = Outcomes.sorted(pd, bad);
        int n = sorted.rows();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double outcome = sorted.bad[i] ? 1 : 0;
            sum += sorted.values[i];
            squares += (sorted.values[i] - outcome) * (sorted.values[i] - outcome);
        }
        int groups = Math.min(TENTHS, n);
        List<CalibrationBand> bands = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            bands.add(band(sorted, (int) ((long) n * g / groups), (int) ((long) n * (g + 1) / groups)));
        }
        double[] line = Platt.line(sorted);
        return new Calibration(sum / n, sorted.bads / (double) n, squares / n, line[1], line[0], bands);
    }

    private static CalibrationBand band(Outcomes sorted, int from, int to) {
        double sum = 0;
        int bads = 0;
        for (int i = from; i < to; i++) {
            sum += sorted.values[i];
            bads += sorted.bad[i] ? 1 : 0;
        }
        int rows = to - from;
        double mean = sum / rows;
        return new CalibrationBand(
                rows,
                bads,
                mean,
                Distributions.binomialQuantile(rows, mean, .025),
                Distributions.binomialQuantile(rows, mean, .975));
    }

    @Override
    public CardTrial trial(RatingModel model, List<CreditFacts> customers, boolean[] bad) {
        double[] risk = new double[customers.size()];
        double[] pd = new double[risk.length];
        String[] grades = new String[risk.length];
        for (int i = 0; i < risk.length; i++) {
            RatingResult rating = scorer.score(customers.get(i), model);
            risk[i] = -rating.score();
            pd[i] = rating.pd();
            grades[i] = rating.grade();
        }
        List<GradeOutcome> outcomes = GradeCensus.of(model.card().grades(), grades, pd, bad);
        List<Finding> findings = new ArrayList<>(checker.apply(model));
        findings.addAll(GradeCensus.findings(outcomes));
        return new CardTrial(discrimination(risk, bad), calibration(pd, bad), outcomes, findings);
    }

    /** Equal probabilities form one block from the start; a block that is riskier than the next is joined with it. */
    @Override
    public double[] isotonic(double[] pd, boolean[] bad) {
        Outcomes sorted = Outcomes.sorted(pd, bad);
        int n = sorted.rows();
        int[] end = new int[n];
        double[] bads = new double[n];
        int blocks = 0;
        for (int i = 0; i < n; ) {
            int start = i;
            double count = 0;
            for (; i < n && sorted.values[i] == sorted.values[start]; i++) {
                count += sorted.bad[i] ? 1 : 0;
            }
            end[blocks] = i;
            bads[blocks++] = count;
            while (blocks > 1 && rate(end, bads, blocks - 2) >= rate(end, bads, blocks - 1)) {
                bads[blocks - 2] += bads[blocks - 1];
                end[blocks - 2] = end[blocks - 1];
                blocks--;
            }
        }
        double[] result = new double[n];
        for (int block = 0, i = 0; block < blocks; block++) {
            double rate = rate(end, bads, block);
            for (; i < end[block]; i++) {
                result[sorted.from[i]] = rate;
            }
        }
        return result;
    }

    private static double rate(int[] end, double[] bads, int block) {
        return bads[block] / (end[block] - (block == 0 ? 0 : end[block - 1]));
    }

    @Override
    public double stability(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(expected.length + " bins against " + actual.length);
        }
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            if (!(expected[i] > 0 && actual[i] > 0)) {
                throw new IllegalArgumentException("the share of bin " + i + " is not above 0");
            }
            sum += (actual[i] - expected[i]) * Math.log(actual[i] / expected[i]);
        }
        return sum;
    }

    @Override
    public List<Drift> drift(Scorecard card, List<CreditFacts> before, List<CreditFacts> now) {
        RatingModel model = RatingModel.of(card);
        Census then = census(model, before);
        Census today = census(model, now);
        double[] sorted = then.scores.clone();
        Arrays.sort(sorted);
        double[] cuts = new double[TENTHS - 1];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = sorted[(int) ((long) sorted.length * (i + 1) / TENTHS)];
        }
        List<Drift> drifts = new ArrayList<>();
        drifts.add(Drift.of("score", index(tenths(then.scores, cuts), tenths(today.scores, cuts))));
        for (int c = 0; c < then.rows.length; c++) {
            String code = card.characteristics().get(c).code();
            drifts.add(Drift.of(code, index(then.rows[c], today.rows[c])));
        }
        return List.copyOf(drifts);
    }

    private static double[] tenths(double[] scores, double[] cuts) {
        double[] counts = new double[TENTHS];
        for (double score : scores) {
            int place = 0;
            while (place < cuts.length && score >= cuts[place]) {
                place++;
            }
            counts[place]++;
        }
        return counts;
    }

    private double index(double[] expected, double[] actual) {
        double then = Arrays.stream(expected).sum();
        double today = Arrays.stream(actual).sum();
        List<double[]> used = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] > 0 || actual[i] > 0) {
                used.add(new double[] {Math.max(HALF, expected[i]) / then, Math.max(HALF, actual[i]) / today});
            }
        }
        return stability(
                used.stream().mapToDouble(pair -> pair[0]).toArray(),
                used.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    /** Scores, and how many customers fell into each row of each characteristic. */
    private static final class Census {
        final double[] scores;
        final double[][] rows;

        Census(double[] scores, double[][] rows) {
            this.scores = scores;
            this.rows = rows;
        }
    }

    private Census census(RatingModel model, List<CreditFacts> customers) {
        if (customers.isEmpty()) {
            throw new IllegalArgumentException("no customers");
        }
        List<List<Attribute>> attributes =
                model.card().characteristics().stream().map(c -> c.attributes()).toList();
        double[][] rows = new double[attributes.size()][];
        for (int c = 0; c < rows.length; c++) {
            rows[c] = new double[attributes.get(c).size()];
        }
        double[] scores = new double[customers.size()];
        for (int i = 0; i < scores.length; i++) {
            RatingResult rating = scorer.score(customers.get(i), model);
            scores[i] = rating.score();
            List<ScorePart> parts = rating.parts();
            for (int c = 0; c < rows.length; c++) {
                rows[c][attributes.get(c).indexOf(parts.get(c).attribute())]++;
            }
        }
        return new Census(scores, rows);
    }

    @Override
    public int binomialBound(int n, double pd, double level) {
        return Distributions.binomialQuantile(n, pd, level);
    }

    @Override
    public double binomialTail(int n, double pd, int k) {
        return Distributions.binomialTail(n, pd, k);
    }
}

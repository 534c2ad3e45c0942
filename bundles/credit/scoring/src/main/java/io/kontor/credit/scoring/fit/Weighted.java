package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.Variable;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.PdPoint;
import io.kontor.credit.api.scorecard.Scaling;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A fit before it has points: log-odds by row of each characteristic. Turns them into whole points whose sum is true.
 */
final class Weighted {
    private final ScorecardKind kind;
    private final double intercept;
    private final List<Characteristic> characteristics;
    private final short[][] bins;
    private final Design design;

    /**
     * Keeps a fit.
     *
     * @param kind how it came about
     * @param intercept log-odds before any row's weight
     * @param characteristics with weights, without points
     * @param bins row of each joined row of the design, by characteristic
     * @param design the sample
     */
    Weighted(
            ScorecardKind kind, double intercept, List<Characteristic> characteristics, short[][] bins, Design design) {
        this.kind = kind;
        this.intercept = intercept;
        this.characteristics = characteristics;
        this.bins = bins;
        this.design = design;
    }

    static Characteristic characteristic(Variable variable, double[] weights) {
        List<Attribute> attributes = new ArrayList<>();
        boolean isLevel = false;
        for (int b = 0; b < weights.length; b++) {
            Bin bin = variable.bins().get(b);
            attributes.add(bin.attribute().with(0, weights[b]));
            isLevel |= bin.attribute().kind() == AttributeKind.OTHER;
        }
        return new Characteristic(
                variable.code(),
                new LocalizedText(variable.code(), variable.code()),
                isLevel ? ValueType.LEVEL : ValueType.NUMBER,
                attributes);
    }

    Scorecard card(String code, FitOptions options, double sampleRate) {
        Scaling scaling = options.scaling();
        double rate = options.targetBadRate() == null ? sampleRate : options.targetBadRate();
        double shifted = intercept + Math.log(rate / (1 - rate)) - Math.log(sampleRate / (1 - sampleRate));
        List<Characteristic> rounded = new ArrayList<>();
        for (Characteristic characteristic : characteristics) {
            List<Attribute> attributes = new ArrayList<>();
            for (Attribute attribute : characteristic.attributes()) {
                attributes.add(attribute.with(scaling.points(attribute.weight()), attribute.weight()));
            }
            rounded.add(new Characteristic(
                    characteristic.code(), characteristic.label(), characteristic.type(), attributes));
        }
        double[] rates = {sampleRate, rate};
        int[] sums = sums(rounded);
        int base = levelled(scaling.basePoints(shifted), sums, scaling, rates);
        List<PdPoint> curve = curve(base, sums, scaling, rates);
        Scorecard straight = new Scorecard(
                code,
                1,
                kind,
                new LocalizedText("拟合评分卡", "Fitted card"),
                base,
                shifted,
                scaling,
                curve,
                rounded,
                GradeBand.masterScale(scaling),
                List.of());
        return curve.isEmpty() ? straight : regraded(straight, scaling);
    }

    /** Grades are bands of probability: where the curve bends, their scores move with it. */
    private static Scorecard regraded(Scorecard card, Scaling scaling) {
        List<GradeBand> bands = new ArrayList<>();
        for (GradeBand band : card.grades()) {
            double from = band.from();
            bands.add(
                    Double.isInfinite(from)
                            ? band
                            : new GradeBand(band.grade(), scoreOf(card, scaling.pd(from)), band.pd()));
        }
        return new Scorecard(
                card.code(),
                card.version(),
                card.kind(),
                card.label(),
                card.basePoints(),
                card.intercept(),
                scaling,
                card.curve(),
                card.characteristics(),
                bands,
                card.knockOuts());
    }

    /** By halving; the probability falls with the score. */
    private static double scoreOf(Scorecard card, double pd) {
        double low = -10_000;
        double high = 10_000;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (card.pd(middle) > pd) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private int[] sums(List<Characteristic> rounded) {
        int[] sums = new int[design.rows()];
        for (int j = 0; j < bins.length; j++) {
            int[] points = rounded.get(j).attributes().stream()
                    .mapToInt(Attribute::points)
                    .toArray();
            for (int row = 0; row < sums.length; row++) {
                sums[row] += points[bins[j][row]];
            }
        }
        return sums;
    }

    private List<PdPoint> curve(int base, int[] sums, Scaling scaling, double[] rates) {
        int[] scores = new int[sums.length];
        double[] weight = new double[sums.length];
        double[] bad = new double[sums.length];
        for (int row = 0; row < sums.length; row++) {
            scores[row] = base + sums[row];
            bad[row] = design.bad[row] * rates[1] / rates[0];
            weight[row] = bad[row] + (design.weight[row] - design.bad[row]) * (1 - rates[1]) / (1 - rates[0]);
        }
        return new CurveFitter(scaling, scores, weight, bad).points();
    }

    /** Many rounded points may all err to one side: the base takes that up, so that the mean probability is true. */
    private int levelled(int base, int[] sums, Scaling scaling, double[] rates) {
        int best = base;
        double error = error(best, sums, scaling, rates);
        int step = error > 0 ? 1 : -1;
        while (true) {
            double next = error(best + step, sums, scaling, rates);
            if (Math.abs(next) >= Math.abs(error)) {
                return best;
            }
            best += step;
            error = next;
        }
    }

    /** Mean probability of the population less its bad rate. */
    private double error(int base, int[] sums, Scaling scaling, double[] rates) {
        double badWeight = rates[1] / rates[0];
        double goodWeight = (1 - rates[1]) / (1 - rates[0]);
        double expected = 0;
        double rows = 0;
        for (int row = 0; row < sums.length; row++) {
            double weight = design.bad[row] * badWeight + (design.weight[row] - design.bad[row]) * goodWeight;
            expected += weight * scaling.pd(base + sums[row]);
            rows += weight;
        }
        return expected / rows - rates[1];
    }
}

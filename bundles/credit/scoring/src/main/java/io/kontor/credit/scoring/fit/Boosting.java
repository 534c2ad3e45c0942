package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Shape;
import io.kontor.credit.scoring.fit.FineBinner.Fine;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Newton boosting of stumps on all rows but one fold, which says when to stop. */
final class Boosting {
    private static final int MAX_ROUNDS = 1_000;
    private static final int PATIENCE = 50;
    private static final double RATE = .1;
    private static final double LAMBDA = 1;
    private static final double MIN_HESSIAN = 1;

    private final List<Fine> columns;
    private final Design design;
    private final double[] train;
    private final double[] trainBad;
    private final double[] score;
    private final double[] gradient;
    private final double[] hessian;
    private final double start;

    Boosting(List<Fine> columns, Design design, int fold, int folds) {
        this.columns = columns;
        this.design = design;
        int rows = design.rows();
        train = new double[rows];
        trainBad = new double[rows];
        score = new double[rows];
        gradient = new double[rows];
        hessian = new double[rows];
        double weight = 0;
        double bad = 0;
        for (int row = 0; row < rows; row++) {
            if (row % folds != fold) {
                train[row] = design.weight[row];
                trainBad[row] = design.bad[row];
                weight += train[row];
                bad += trainBad[row];
            }
        }
        start = Math.log((bad + .5) / (weight - bad + .5));
    }

    double start() {
        return start;
    }

    private record Stump(int column, int at, boolean extrasLeft, double gain, double left, double right) {}

    /** Log-odds by column and bin, summed up to the best round. */
    double[][] run() {
        double[][] sums = new double[columns.size()][];
        double[][] best = new double[columns.size()][];
        for (int c = 0; c < sums.length; c++) {
            sums[c] = new double[columns.get(c).column().bins()];
            best[c] = sums[c].clone();
        }
        Arrays.fill(score, start);
        double least = heldOutLoss();
        int bestRound = 0;
        for (int round = 1; round <= MAX_ROUNDS && round - bestRound <= PATIENCE; round++) {
            derive();
            Stump stump = bestStump();
            if (stump == null) {
                break;
            }
            add(stump, sums[stump.column()]);
            double loss = heldOutLoss();
            if (loss < least) {
                least = loss;
                bestRound = round;
                for (int c = 0; c < sums.length; c++) {
                    System.arraycopy(sums[c], 0, best[c], 0, sums[c].length);
                }
            }
        }
        return best;
    }

    private void derive() {
        for (int row = 0; row < score.length; row++) {
            double p = 1 / (1 + Math.exp(-score[row]));
            gradient[row] = train[row] * p - trainBad[row];
            hessian[row] = train[row] * p * (1 - p);
        }
    }

    private double heldOutLoss() {
        double loss = 0;
        for (int row = 0; row < score.length; row++) {
            double weight = design.weight[row] - train[row];
            if (weight > 0) {
                double z = score[row];
                double softplus = z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
                loss += weight * softplus - design.bad[row] * z;
            }
        }
        return loss;
    }

    private @Nullable Stump bestStump() {
        Stump best = null;
        for (int c = 0; c < columns.size(); c++) {
            Fine fine = columns.get(c);
            int bins = fine.column().bins();
            double[] g = new double[bins];
            double[] h = new double[bins];
            short[] place = design.bins[c];
            for (int row = 0; row < place.length; row++) {
                g[place[row]] += gradient[row];
                h[place[row]] += hessian[row];
            }
            for (int extras = 0; extras < 2; extras++) {
                Stump stump = split(c, g, h, extras == 0);
                if (stump != null && (best == null || stump.gain() > best.gain())) {
                    best = stump;
                }
            }
        }
        return best;
    }

    private @Nullable Stump split(int c, double[] g, double[] h, boolean extrasLeft) {
        Fine fine = columns.get(c);
        double allG = 0;
        double allH = 0;
        double leftG = 0;
        double leftH = 0;
        for (int b = 0; b < g.length; b++) {
            allG += g[b];
            allH += h[b];
            if (b >= fine.ordered() && extrasLeft) {
                leftG += g[b];
                leftH += h[b];
            }
        }
        double none = allG * allG / (allH + LAMBDA);
        Stump best = null;
        for (int at = 0; at <= fine.ordered(); at++) {
            if (at > 0) {
                leftG += g[at - 1];
                leftH += h[at - 1];
            }
            double rightG = allG - leftG;
            double rightH = allH - leftH;
            if (leftH < MIN_HESSIAN || rightH < MIN_HESSIAN) {
                continue;
            }
            double gain = leftG * leftG / (leftH + LAMBDA) + rightG * rightG / (rightH + LAMBDA) - none;
            double left = -leftG / (leftH + LAMBDA);
            double right = -rightG / (rightH + LAMBDA);
            if (gain > (best == null ? 1e-9 : best.gain()) && agrees(fine, at, left, right)) {
                best = new Stump(c, at, extrasLeft, gain, left * RATE, right * RATE);
            }
        }
        return best;
    }

    /** Where the card's evidence runs one way, so must every stump; a cut beside the ordered bins turns nothing. */
    private static boolean agrees(Fine fine, int at, double left, double right) {
        if (at == 0 || at == fine.ordered()) {
            return true;
        }
        return fine.shape() == Shape.ASCENDING ? right >= left : fine.shape() != Shape.DESCENDING || right <= left;
    }

    private void add(Stump stump, double[] sums) {
        Fine fine = columns.get(stump.column());
        double[] step = new double[sums.length];
        for (int b = 0; b < step.length; b++) {
            boolean isLeft = b < fine.ordered() ? b < stump.at() : stump.extrasLeft();
            step[b] = isLeft ? stump.left() : stump.right();
            sums[b] += step[b];
        }
        short[] place = design.bins[stump.column()];
        for (int row = 0; row < place.length; row++) {
            score[row] += step[place[row]];
        }
    }
}

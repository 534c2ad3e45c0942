package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.scoring.fit.FineBinner.Fine;
import java.util.ArrayList;
import java.util.List;

/**
 * Boosted stumps: each fold is held out once, boosting stops where its held-out rows fare best, and the card is the
 * mean of the folds' sums. A mean of additive models is additive, so nothing but a table of points is left.
 */
final class StumpFitter {
    private static final int FOLDS = 5;

    private final Sample sample;
    private final boolean[] outcomes;

    StumpFitter(Sample sample, boolean[] outcomes) {
        this.sample = sample;
        this.outcomes = outcomes;
    }

    Weighted fit(List<BinnedColumn> coarse) {
        double bads = 0;
        for (boolean bad : outcomes) {
            bads += bad ? 1 : 0;
        }
        FineBinner binner = new FineBinner(sample, bads / outcomes.length);
        List<Fine> fine = new ArrayList<>();
        for (BinnedColumn column : coarse) {
            for (Column source : sample.columns()) {
                if (source.code().equals(column.variable().code())) {
                    fine.add(binner.bin(source, column.variable().shape()));
                }
            }
        }
        Design design = Design.of(fine.stream().map(Fine::column).toList(), outcomes);
        double[][] sums = new double[fine.size()][];
        for (int c = 0; c < sums.length; c++) {
            sums[c] = new double[fine.get(c).column().bins()];
        }
        double start = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            Boosting boosting = new Boosting(fine, design, fold, FOLDS);
            double[][] part = boosting.run();
            start += boosting.start() / FOLDS;
            for (int c = 0; c < sums.length; c++) {
                for (int b = 0; b < sums[c].length; b++) {
                    sums[c][b] += part[c][b] / FOLDS;
                }
            }
        }
        return weighted(fine, design, sums, start);
    }

    private static Weighted weighted(List<Fine> fine, Design design, double[][] sums, double start) {
        List<Characteristic> characteristics = new ArrayList<>();
        List<short[]> bins = new ArrayList<>();
        for (int c = 0; c < sums.length; c++) {
            boolean tells = false;
            for (double sum : sums[c]) {
                tells |= sum != sums[c][0];
            }
            if (tells) {
                characteristics.add(Weighted.characteristic(fine.get(c).column().variable(), sums[c]));
                bins.add(design.bins[c]);
            }
        }
        return new Weighted(ScorecardKind.CHALLENGER, start, characteristics, bins.toArray(short[][]::new), design);
    }
}

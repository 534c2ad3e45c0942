package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.ScorecardFitter;
import io.kontor.credit.api.fitting.Stability;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.FactLayout;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.validation.Discrimination;
import io.kontor.credit.scoring.card.CardReader;
import io.kontor.credit.scoring.card.CardScorer;
import io.kontor.credit.scoring.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges a way of fitting on customers it has not seen; all rows of a customer stay together. */
final class FoldTest {
    private static final int FOLDS = 5;

    private final ScorecardFitter fitter;
    private final CardScorer scorer = new CardScorer();
    private final Validator validator = new Validator(scorer, new CardReader(scorer)::check);
    private final Sample sample;
    private final int[] fold;

    FoldTest(ScorecardFitter fitter, Sample sample, List<String> customers) {
        if (customers.size() != sample.rows()) {
            throw new IllegalArgumentException(customers.size() + " customers for " + sample.rows() + " rows");
        }
        this.fitter = fitter;
        this.sample = sample;
        fold = customers.stream()
                .mapToInt(customer -> (int) Long.remainderUnsigned(SampleHash.text(customer), FOLDS))
                .toArray();
    }

    Stability run(FitOptions options) {
        List<Discrimination> folds = new ArrayList<>();
        for (int f = 0; f < FOLDS; f++) {
            Optional<Scorecard> card = fitter.fit(part(f, false), options).scorecard();
            Sample unseen = part(f, true);
            if (card.isEmpty() || !hasBoth(unseen)) {
                return new Stability(List.of(), Double.NaN, Double.NaN);
            }
            folds.add(judged(RatingModel.of(card.get()), unseen));
        }
        double mean = folds.stream().mapToDouble(Discrimination::auc).average().orElse(Double.NaN);
        double squares = folds.stream()
                .mapToDouble(d -> (d.auc() - mean) * (d.auc() - mean))
                .sum();
        return new Stability(folds, mean, Math.sqrt(squares / (FOLDS - 1)));
    }

    private static boolean hasBoth(Sample part) {
        boolean good = false;
        boolean bad = false;
        for (int row = 0; row < part.rows(); row++) {
            bad |= part.isBad(row);
            good |= !part.isBad(row);
        }
        return good && bad;
    }

    private Discrimination judged(RatingModel model, Sample unseen) {
        List<Column> columns = unseen.columns();
        FactLayout layout = new FactLayout(columns.stream().map(Column::code).toList());
        double[] risk = new double[unseen.rows()];
        boolean[] bad = new boolean[risk.length];
        for (int row = 0; row < risk.length; row++) {
            double[] numbers = new double[columns.size()];
            @Nullable String[] levels = new String[numbers.length];
            for (int c = 0; c < numbers.length; c++) {
                numbers[c] = columns.get(c) instanceof NumberColumn number ? number.value(row) : Double.NaN;
                levels[c] = columns.get(c) instanceof LevelColumn level ? level.value(row) : null;
            }
            risk[row] = -scorer.score(new CreditFacts(layout, numbers, levels, LocalDate.EPOCH), model)
                    .score();
            bad[row] = unseen.isBad(row);
        }
        return validator.discrimination(risk, bad);
    }

    /** The rows of a fold, or those of all others. */
    private Sample part(int wanted, boolean inside) {
        int[] rows = IntStream.range(0, fold.length)
                .filter(row -> (fold[row] == wanted) == inside)
                .toArray();
        boolean[] bad = new boolean[rows.length];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            bad[i] = sample.isBad(rows[i]);
            if (!sample.ids().isEmpty()) {
                ids.add(sample.ids().get(rows[i]));
            }
        }
        return new Sample(
                ids,
                bad,
                sample.columns().stream().map(column -> part(column, rows)).toList());
    }

    private static Column part(Column column, int[] rows) {
        if (column instanceof NumberColumn number) {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = number.value(rows[i]);
            }
            return new NumberColumn(column.code(), values, number.specials());
        }
        LevelColumn level = (LevelColumn) column;
        @Nullable String[] values = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = level.value(rows[i]);
        }
        return new LevelColumn(column.code(), values);
    }
}

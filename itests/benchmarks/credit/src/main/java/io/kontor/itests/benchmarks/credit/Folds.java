package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.FitResult;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.Selection;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.validation.Discrimination;
import io.kontor.credit.scoring.ScoringEngine;
import java.util.List;
import java.util.Set;

/** One way of fitting on one set: row i is in fold i mod 5, each fold is the test once, nothing is tuned on it. */
final class Folds {
    static final int COUNT = 5;

    /** The ways of fitting, as shipped. */
    enum Way {
        ALL,
        CLEAN,
        CHALLENGER
    }

    final Discrimination[] folds = new Discrimination[COUNT];
    double auc;
    double ks;
    double characteristics;
    double cpu;
    double processCpu;
    double bias;
    double rows;

    /** Probabilities and outcomes of fold 0. */
    double[] firstPd = {};

    boolean[] firstBad = {};

    static Folds of(ScoringEngine engine, Table table, Way way) {
        Folds result = new Folds();
        for (int r = 0; r < COUNT; r++) {
            int fold = r;
            Sample train = table.sample(row -> row % COUNT != fold, "bad", Set.of("FY"));
            Sample test = table.sample(row -> row % COUNT == fold, "bad", Set.of("FY"));
            Cpu cpu = new Cpu();
            FitResult fit = fit(engine, train, way);
            result.cpu += cpu.seconds() / COUNT;
            result.processCpu += cpu.processSeconds() / COUNT;
            result.add(engine, fit, test, fold);
        }
        result.bias /= result.rows;
        return result;
    }

    static FitResult fit(ScoringEngine engine, Sample train, Way way) {
        return switch (way) {
            case ALL -> engine.fitter().fit(train, FitOptions.standard().with(Selection.ALL));
            case CLEAN -> engine.fitter().fit(train, FitOptions.standard());
            case CHALLENGER -> engine.fitter().challenge(train, FitOptions.standard());
        };
    }

    private void add(ScoringEngine engine, FitResult fit, Sample test, int fold) {
        Scorecard card = fit.scorecard()
                .orElseThrow(() -> new IllegalStateException("refused: "
                        + fit.findings().stream()
                                .filter(f -> f.severity() == Finding.Severity.ERROR)
                                .toList()));
        RatingModel model = RatingModel.of(card);
        boolean[] bad = Table.outcomes(test);
        double[] pd = new double[bad.length];
        double[] risk = new double[bad.length];
        List<CreditFacts> facts = Table.facts(test);
        for (int row = 0; row < bad.length; row++) {
            var rating = engine.score(facts.get(row), model);
            pd[row] = rating.pd();
            risk[row] = -rating.score();
            bias += pd[row] - (bad[row] ? 1 : 0);
        }
        rows += bad.length;
        folds[fold] = engine.validation().discrimination(risk, bad);
        auc += folds[fold].auc() / COUNT;
        ks += folds[fold].ks() / COUNT;
        characteristics += card.characteristics().size() / (double) COUNT;
        if (fold == 0) {
            firstPd = pd;
            firstBad = bad;
        }
    }
}

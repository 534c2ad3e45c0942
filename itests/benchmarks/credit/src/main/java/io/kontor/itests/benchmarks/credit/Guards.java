package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.FitResult;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.validation.Drift;
import io.kontor.credit.scoring.ScoringEngine;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Goal 7: the leak guard and the drift monitor. */
final class Guards {
    private static final List<String> SETS = List.of(
            "german",
            "australian",
            "credit_data_es",
            "polish_5year",
            "taiwan_bankruptcy",
            "taiwan_cc",
            "sba_noterm",
            "sba");
    private static final int SPLIT = 2004;

    private final ScoringEngine engine;
    private final Report report;
    private final Path data;

    Guards(ScoringEngine engine, Report report, Path data) {
        this.engine = engine;
        this.report = report;
        this.data = data;
    }

    void measure() {
        report.title("Goal 7: leak guard on all five training folds");
        report.header(List.of("set", "refused", "warned of"));
        for (String set : SETS) {
            Table table = Table.read(data.resolve(set + ".csv"));
            Set<String> refused = new TreeSet<>();
            Set<String> warned = new TreeSet<>();
            for (int r = 0; r < Folds.COUNT; r++) {
                int fold = r;
                FitResult fit = engine.fitter()
                        .fit(
                                table.sample(row -> row % Folds.COUNT != fold, "bad", Set.of("FY")),
                                FitOptions.standard());
                collect(fit, "LEAK", refused);
                collect(fit, "LEAK_SUSPECTED", warned);
            }
            boolean met = set.equals("sba") ? refused.equals(Set.of("Term")) : refused.isEmpty();
            report.row(List.of(set, refused + (met ? " (met)" : " (MISSED)"), warned.size() + " columns"));
        }
        drift();
    }

    private static void collect(FitResult fit, String code, Set<String> subjects) {
        fit.findings().stream()
                .filter(f -> f.code().equals(code))
                .map(Finding::subject)
                .forEach(subjects::add);
    }

    private void drift() {
        Table table = Table.read(data.resolve("sba_noterm.csv"));
        report.title("Goal 7: drift of sba_noterm, PSI of the score and the greatest of a characteristic");
        report.header(List.of("split", "score", "worst characteristic", "AUC on the later part"));
        Sample early = table.sample(row -> year(table, row) < SPLIT, "bad", Set.of("FY"));
        Sample late = table.sample(row -> year(table, row) >= SPLIT, "bad", Set.of("FY"));
        drift("years before " + SPLIT + " / later", early, late, true);
        for (int r = 0; r < Folds.COUNT; r++) {
            int fold = r;
            drift(
                    "fold " + fold,
                    table.sample(row -> row % Folds.COUNT != fold, "bad", Set.of("FY")),
                    table.sample(row -> row % Folds.COUNT == fold, "bad", Set.of("FY")),
                    false);
        }
    }

    private static int year(Table table, int row) {
        return (int) table.number(row, "FY");
    }

    private void drift(String name, Sample before, Sample now, boolean raises) {
        Scorecard card = Folds.fit(engine, before, Folds.Way.ALL).scorecard().orElseThrow();
        List<Drift> drifts = engine.validation().drift(card, Table.facts(before), Table.facts(now));
        Drift worst = drifts.subList(1, drifts.size()).stream()
                .max(Comparator.comparingDouble(Drift::psi))
                .orElseThrow();
        double score = drifts.get(0).psi();
        RatingModel model = RatingModel.of(card);
        double[] risk = Table.facts(now).stream()
                .mapToDouble(f -> -engine.score(f, model).score())
                .toArray();
        report.row(List.of(
                name,
                raises ? "%.4f".formatted(score) : Report.atMost(score, .02),
                worst.subject() + " "
                        + (raises
                                ? Report.atLeast(Math.max(score, worst.psi()), .25)
                                : Report.atMost(worst.psi(), .02)),
                "%.4f"
                        .formatted(engine.validation()
                                .discrimination(risk, Table.outcomes(now))
                                .auc())));
    }
}

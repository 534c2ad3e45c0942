package io.kontor.credit.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.FitResult;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.Selection;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.scoring.ScoringEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bad data gets a clear message or a defined score, never NaN. */
class BadInputTest {
    private static final FitOptions CLEAN = FitOptions.standard();
    private static final Sample PLAIN = Samples.of(1500, 7);

    private final ScoringEngine engine = new ScoringEngine();

    private static Sample with(Column... more) {
        List<Column> columns = new ArrayList<>(PLAIN.columns());
        Collections.addAll(columns, more);
        return new Sample(PLAIN.ids(), Samples.outcomes(PLAIN), columns);
    }

    private static NumberColumn filled(String code, double value) {
        double[] values = new double[PLAIN.rows()];
        Arrays.fill(values, value);
        return new NumberColumn(code, values, Set.of());
    }

    /** Both ways of fitting, both selections. */
    private List<FitResult> fits(Sample sample) {
        return List.of(
                engine.fitter().fit(sample, CLEAN),
                engine.fitter().fit(sample, CLEAN.with(Selection.ALL)),
                engine.fitter().challenge(sample, CLEAN));
    }

    private void isRefused(Sample sample, String code) {
        for (FitResult result : fits(sample)) {
            assertThat(result.scorecard()).isEmpty();
            assertThat(result.findings()).extracting(Finding::code).contains(code);
            assertThat(result.findings()).allSatisfy(f -> {
                assertThat(f.text().en()).isNotBlank();
                assertThat(f.text().zh()).containsPattern("\\p{IsHan}");
            });
        }
    }

    @Test
    void columnsThatTellNothingAreLeftOutAndNamed() {
        LevelColumn oneLevel = new LevelColumn(
                "oneLevel", Collections.nCopies(PLAIN.rows(), "x").toArray(String[]::new));
        LevelColumn noLevel = new LevelColumn("noLevel", new String[PLAIN.rows()]);
        Sample sample = with(
                filled("constant", 5),
                filled("missing", Double.NaN),
                filled("endless", Double.POSITIVE_INFINITY),
                oneLevel,
                noLevel);
        for (FitResult result : fits(sample)) {
            Scorecard card = result.scorecard().orElseThrow();
            assertThat(result.findings())
                    .filteredOn(f -> f.code().equals("TELLS_NOTHING"))
                    .extracting(Finding::subject)
                    .contains("constant", "missing", "endless", "oneLevel", "noLevel");
            assertThat(card.characteristic("constant")).isEmpty();
            hasNumbersOnly(card);
        }
        assertThat(fits(sample).get(0).findings())
                .anyMatch(f ->
                        f.code().equals("INFINITE_AS_MISSING") && f.subject().equals("endless"));
    }

    private void hasNumbersOnly(Scorecard card) {
        assertThat(engine.explainer().check(RatingModel.of(card))).isEmpty();
        assertThat(card.intercept()).isFinite();
    }

    @Test
    void samplesThatCannotCarryACardAreRefused() {
        boolean[] good = new boolean[PLAIN.rows()];
        isRefused(new Sample(List.of(), good, PLAIN.columns()), "ONE_CLASS");
        boolean[] bad = new boolean[PLAIN.rows()];
        Arrays.fill(bad, true);
        isRefused(new Sample(List.of(), bad, PLAIN.columns()), "ONE_CLASS");
        isRefused(Samples.of(10, 1), "FEW_OUTCOMES");
        isRefused(new Sample(List.of(), new boolean[0], List.of()), "ONE_CLASS");
        isRefused(new Sample(List.of(), Samples.outcomes(PLAIN), List.of()), "NOTHING_TELLS");
        isRefused(new Sample(List.of(), Samples.outcomes(PLAIN), List.of(filled("constant", 1))), "NOTHING_TELLS");
        isRefused(with(filled("late", 1)), "COLUMN_TWICE");
        List<String> ids = new ArrayList<>(PLAIN.ids());
        ids.set(3, ids.get(9));
        isRefused(new Sample(ids, Samples.outcomes(PLAIN), PLAIN.columns()), "ID_TWICE");
    }

    @Test
    void lengthsThatDifferAreAnError() {
        assertThatThrownBy(() -> new Sample(List.of("a"), new boolean[2], List.of()))
                .hasMessageContaining("1 ids for 2");
        assertThatThrownBy(() -> new Sample(List.of(), new boolean[2], PLAIN.columns()))
                .hasMessageContaining("late has");
    }

    @Test
    void extremeNumbersAreNumbers() {
        double[] wild = new double[PLAIN.rows()];
        for (int row = 0; row < wild.length; row++) {
            double sign = row % 2 == 0 ? 1 : -1;
            wild[row] = PLAIN.isBad(row) && row % 3 == 0 ? sign * Double.MAX_VALUE : sign * Double.MIN_VALUE * row;
        }
        for (FitResult result : fits(with(new NumberColumn("wild", wild, Set.of())))) {
            hasNumbersOnly(result.scorecard().orElseThrow());
        }
    }

    @Test
    void aThousandColumnsAreFittedInSecondsAndFewStay() {
        SplittableRandom random = new SplittableRandom(4);
        List<Column> noise = new ArrayList<>();
        for (int c = 0; c < 1000; c++) {
            double[] values = new double[PLAIN.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = random.nextDouble();
            }
            noise.add(new NumberColumn("noise" + c, values, Set.of()));
        }
        FitResult result = engine.fitter().fit(with(noise.toArray(Column[]::new)), CLEAN);
        Scorecard card = result.scorecard().orElseThrow();
        assertThat(card.characteristics()).hasSizeLessThanOrEqualTo(20);
        assertThat(card.characteristic("late")).isPresent();
        hasNumbersOnly(card);
    }

    @Test
    void everyCustomerHasADefinedScore() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        List<CreditFacts> strange = List.of(
                CreditFacts.of(day, Map.of()),
                CreditFacts.of(day, Map.of("late", Double.NaN, "trade", "never seen")),
                CreditFacts.of(day, Map.of("late", Double.POSITIVE_INFINITY, "trade", " ")),
                CreditFacts.of(day, Map.of("late", "a level", "trade", 5)),
                CreditFacts.of(day, Map.of("late", -Double.MAX_VALUE, "years", -999)));
        for (FitResult result : fits(PLAIN)) {
            RatingModel model = RatingModel.of(result.scorecard().orElseThrow());
            for (CreditFacts facts : strange) {
                RatingResult rating = engine.score(facts, model);
                assertThat(rating.score())
                        .isBetween(model.card().worstScore(), model.card().bestScore());
                assertThat(rating.pd()).isBetween(0.0, 1.0);
                assertThat(rating.parts())
                        .hasSize(model.card().characteristics().size());
            }
            assertThat(engine.score(strange.get(1), model).parts())
                    .as("a level never seen falls into the row for others")
                    .filteredOn(p -> p.characteristic().code().equals("trade"))
                    .allMatch(p -> p.attribute().kind() == io.kontor.credit.api.scorecard.AttributeKind.OTHER);
        }
    }

    @Test
    void separableDataKeepsFiniteCoefficients() {
        double[][] x = {{-1, -1, -1, 1, 1, 1}, {2, 2, 2, 2, 2, 2}};
        double[] beta =
                new RidgeLogit(x, ones(6), new double[] {0, 0, 0, 1, 1, 1}, RidgeLogit.Sign.FREE).fit(new double[3]);
        assertThat(beta[1]).isBetween(.1, 5.0);
        assertThat(beta[0]).isFinite();
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}

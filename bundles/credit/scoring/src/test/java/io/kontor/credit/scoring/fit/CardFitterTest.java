package io.kontor.credit.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.FitResult;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.Selection;
import io.kontor.credit.api.fitting.Shape;
import io.kontor.credit.api.fitting.Variable;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.scoring.ScoringEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a fit promises on made-up customers. */
class CardFitterTest {
    private static final FitOptions CLEAN = FitOptions.standard();
    private static final FitOptions ALL = CLEAN.with(Selection.ALL);

    private final ScoringEngine engine = new ScoringEngine();

    private FitResult fit(Sample sample, FitOptions options) {
        return engine.fitter().fit(sample, options);
    }

    static CreditFacts facts(Sample sample, int row) {
        Map<String, Object> facts = new HashMap<>();
        sample.columns().forEach(column -> {
            Object value = column instanceof NumberColumn numbers
                    ? Double.valueOf(numbers.value(row))
                    : ((LevelColumn) column).value(row);
            if (value != null) {
                facts.put(column.code(), value);
            }
        });
        return CreditFacts.of(LocalDate.of(2026, 1, 1), facts);
    }

    private List<RatingResult> rate(Scorecard card, Sample sample) {
        RatingModel model = RatingModel.of(card);
        List<RatingResult> ratings = new ArrayList<>();
        for (int row = 0; row < sample.rows(); row++) {
            ratings.add(engine.score(facts(sample, row), model));
        }
        return ratings;
    }

    @Test
    void separatesCustomersItHasNeverSeen() {
        Sample fresh = Samples.of(4000, 8);
        for (FitOptions options : List.of(CLEAN, ALL)) {
            Scorecard card = fit(Samples.of(4000, 7), options).scorecard().orElseThrow();
            assertThat(engine.explainer().check(RatingModel.of(card))).isEmpty();
            double[] risks =
                    rate(card, fresh).stream().mapToDouble(r -> -r.score()).toArray();
            assertThat(engine.validation()
                            .discrimination(risks, Samples.outcomes(fresh))
                            .auc())
                    .isGreaterThan(.68);
        }
    }

    @Test
    void probabilitiesAreTrueOnTheWhole() {
        Sample sample = Samples.of(4000, 7);
        FitResult result = fit(sample, CLEAN);
        double mean = rate(result.scorecard().orElseThrow(), sample).stream()
                .mapToDouble(RatingResult::pd)
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(result.bads() / 4000.0, within(.006));
    }

    @Test
    void theTargetBadRateShiftsTheWholeCard() {
        Sample sample = Samples.of(4000, 7);
        Scorecard shifted =
                fit(sample, CLEAN.withTargetBadRate(.05)).scorecard().orElseThrow();
        Scorecard plain = fit(sample, CLEAN).scorecard().orElseThrow();
        assertThat(shifted.characteristics()).isEqualTo(plain.characteristics());
        double rate = fit(sample, CLEAN).bads() / 4000.0;
        double logOdds = Math.log(.05 / .95) - Math.log(rate / (1 - rate));
        assertThat(shifted.intercept() - plain.intercept()).isCloseTo(logOdds, within(1e-12));
        assertThat((double) shifted.basePoints() - plain.basePoints())
                .isCloseTo(-shifted.scaling().factor() * logOdds, within(1.5));
    }

    @Test
    void aCleanCardNeverGivesPointsAgainstItsEvidence() {
        FitResult result = fit(Samples.of(4000, 7), CLEAN);
        Map<String, Variable> variables = new HashMap<>();
        result.variables().forEach(v -> variables.put(v.code(), v));
        Scorecard card = result.scorecard().orElseThrow();
        assertThat(card.characteristics()).isNotEmpty();
        for (Characteristic c : card.characteristics()) {
            List<Bin> bins = variables.get(c.code()).bins();
            for (int i = 0; i < bins.size(); i++) {
                assertThat(Math.signum(c.attributes().get(i).weight()))
                        .isEqualTo(Math.signum(bins.get(i).woe()));
            }
        }
    }

    @Test
    void roundedPointsStayNearTheExactScore() {
        Sample sample = Samples.of(3000, 7);
        Scorecard card = fit(sample, CLEAN).scorecard().orElseThrow();
        double moved = card.basePoints() - card.scaling().basePoints(card.intercept());
        for (RatingResult rating : rate(card, sample)) {
            double z = card.intercept()
                    + rating.parts().stream()
                            .mapToDouble(p -> p.attribute().weight())
                            .sum();
            double exact = card.scaling().offset() - card.scaling().factor() * z;
            assertThat(rating.score() - moved - exact)
                    .isBetween(
                            -(rating.parts().size() + 1) / 2.0, (rating.parts().size() + 1) / 2.0);
        }
    }

    @Test
    void anyRowOrderGivesTheSameCardToTheLastBit() {
        Sample plain = Samples.of(2000, 7);
        FitResult first = fit(plain, CLEAN);
        FitResult all = fit(plain, ALL);
        FitResult stumps = engine.fitter().challenge(plain, CLEAN);
        for (int seed = 1; seed <= 5; seed++) {
            Sample shuffled = Samples.of(2000, 7, Samples.shuffled(2000, seed));
            assertThat(shuffled.ids()).isNotEqualTo(plain.ids());
            assertThat(fit(shuffled, CLEAN)).isEqualTo(first);
            assertThat(fit(shuffled, ALL)).isEqualTo(all);
            assertThat(engine.fitter().challenge(shuffled, CLEAN)).isEqualTo(stumps);
        }
        assertThat(fit(Samples.of(2000, 9), CLEAN).sampleHash()).isNotEqualTo(first.sampleHash());
    }

    @Test
    void missingAndSpecialValuesHaveBinsOfTheirOwn() {
        Variable late = engine.fitter().bin(Samples.of(4000, 7), "late", Shape.AUTO);
        assertThat(late.shape()).isEqualTo(Shape.ASCENDING);
        Bin missing = late.bins().get(late.bins().size() - 1);
        assertThat(missing.attribute().kind()).isEqualTo(AttributeKind.MISSING);
        assertThat(missing.good() + missing.bad()).isGreaterThan(300);
        assertThat(missing.woe()).isNotZero();
        Variable years = engine.fitter().bin(Samples.of(4000, 7), "years", Shape.AUTO);
        assertThat(years.bins())
                .filteredOn(b -> b.attribute().kind() == AttributeKind.SPECIAL)
                .singleElement()
                .satisfies(b -> assertThat(b.attribute().lower()).isEqualTo(-999));
    }

    @Test
    void configuredShapesAreKept() {
        Sample sample = Samples.of(4000, 7);
        FitResult result = fit(sample, ALL.withShapes(Map.of("late", Shape.DESCENDING)));
        assertThat(result.variables().get(0).shape()).isEqualTo(Shape.DESCENDING);
        assertThat(fit(sample, ALL).variables().get(0).shape()).isEqualTo(Shape.ASCENDING);
        assertThatThrownBy(() -> engine.fitter().bin(sample, "nobody", Shape.AUTO))
                .hasMessageContaining("nobody");
    }

    @Test
    void theChallengerRunsTheWayOfTheEvidence() {
        FitResult result = engine.fitter().challenge(Samples.of(4000, 7), CLEAN);
        Characteristic late =
                result.scorecard().orElseThrow().characteristic("late").orElseThrow();
        List<Attribute> intervals = late.attributes().stream()
                .filter(a -> a.kind() == AttributeKind.INTERVAL)
                .toList();
        assertThat(intervals).hasSizeGreaterThan(20);
        for (int i = 1; i < intervals.size(); i++) {
            assertThat(intervals.get(i).points())
                    .isLessThanOrEqualTo(intervals.get(i - 1).points());
        }
    }

    /** Some leaks hide: bins of one outcome, or a middle that joining would blur. */
    @Test
    void everyKindOfLeakIsRefused() {
        Sample plain = Samples.of(4000, 7);
        double[] flag = new double[plain.rows()];
        double[] steps = new double[plain.rows()];
        String[] words = new String[plain.rows()];
        for (int row = 0; row < flag.length; row++) {
            flag[row] = plain.isBad(row) ? 1 : 0;
            steps[row] = (plain.isBad(row) ? 3 : 0) + row % 4;
            words[row] = plain.isBad(row) ? "written off" : "fine";
        }
        for (Column leak : List.of(
                new NumberColumn("leak", flag, Set.of()),
                new NumberColumn("leak", steps, Set.of()),
                new LevelColumn("leak", words))) {
            List<Column> columns = new ArrayList<>(plain.columns());
            columns.add(leak);
            FitResult refused = fit(new Sample(plain.ids(), Samples.outcomes(plain), columns), CLEAN);
            assertThat(refused.scorecard()).isEmpty();
            assertThat(refused.findings())
                    .anyMatch(f -> f.code().equals("LEAK") && f.subject().equals("leak"));
        }
    }

    @Test
    void signedOffLeaksStay() {
        Sample plain = Samples.of(4000, 7);
        double[] leak = new double[plain.rows()];
        for (int row = 0; row < leak.length; row++) {
            leak[row] = plain.isBad(row) ? 1 : row % 10 == 0 ? 1 : 0;
        }
        List<Column> columns = new ArrayList<>(plain.columns());
        columns.add(new NumberColumn("leak", leak, Set.of()));
        Sample sample = new Sample(plain.ids(), Samples.outcomes(plain), columns);
        FitResult refused = fit(sample, CLEAN);
        assertThat(refused.scorecard()).isEmpty();
        assertThat(refused.findings())
                .anyMatch(f -> f.code().equals("LEAK") && f.subject().equals("leak"));
        FitResult signed = fit(sample, CLEAN.withSignedOff(Set.of("leak")));
        assertThat(signed.scorecard().orElseThrow().characteristic("leak")).isPresent();
        assertThat(signed.findings()).anyMatch(f -> f.code().equals("LEAK_SUSPECTED"));
    }
}

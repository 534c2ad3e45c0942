package io.kontor.credit.scoring.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.validation.Calibration;
import io.kontor.credit.api.validation.Discrimination;
import io.kontor.credit.api.validation.Drift;
import io.kontor.credit.scoring.card.CardReader;
import io.kontor.credit.scoring.card.CardScorer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Worked numbers 5.13 of the design, and what holds for all data. */
class ValidatorTest {
    private static final double[] SCORES = {720, 700, 690, 650, 640, 600, 660, 610, 580, 550};
    private static final boolean[] BAD = {false, false, false, false, false, false, true, true, true, true};

    private final CardScorer scorer = new CardScorer();
    private final Validator validator = new Validator(scorer, new CardReader(scorer)::check);

    private static double[] risks() {
        double[] risks = new double[SCORES.length];
        for (int i = 0; i < risks.length; i++) {
            risks[i] = -SCORES[i];
        }
        return risks;
    }

    @Test
    void measuresSeparation() {
        Discrimination measured = validator.discrimination(risks(), BAD);
        assertThat(measured.auc()).isCloseTo(.833333, within(5e-7));
        assertThat(measured.gini()).isCloseTo(.666667, within(5e-7));
        assertThat(measured.ks()).isCloseTo(.583333, within(5e-7));
    }

    /** Placements of the bad: 3/6, 5/6, 1, 1 less the good with more risk; computed by hand from DeLong's paper. */
    @Test
    void boundsTheAucByDeLongsInterval() {
        double[] ofBad = {3 / 6.0, 5 / 6.0, 1, 1};
        double[] ofGood = {1, 1, 1, .75, .75, .5};
        double half = 1.959964 * Math.sqrt(variance(ofBad) / 4 + variance(ofGood) / 6);
        Discrimination measured = validator.discrimination(risks(), BAD);
        assertThat(measured.aucLow()).isCloseTo(20 / 24.0 - half, within(1e-6));
        assertThat(measured.aucHigh()).isCloseTo(Math.min(1, 20 / 24.0 + half), within(1e-6));
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    @Test
    void aucEqualsCountingPairsWithTies() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 200; run++) {
            int n = 4 + random.nextInt(40);
            double[] risk = new double[n];
            boolean[] bad = new boolean[n];
            for (int i = 0; i < n; i++) {
                risk[i] = random.nextInt(6);
                bad[i] = i == 0 || (i > 1 && random.nextBoolean());
            }
            double wins = 0;
            double pairs = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (bad[i] && !bad[j]) {
                        pairs++;
                        wins += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? .5 : 0;
                    }
                }
            }
            assertThat(validator.discrimination(risk, bad).auc()).isCloseTo(wins / pairs, within(1e-12));
        }
    }

    @Test
    void measuresStability() {
        double[] before = {.10, .20, .30, .25, .15};
        double[] now = {.08, .18, .28, .27, .19};
        assertThat(validator.stability(before, now)).isCloseTo(.018945, within(5e-7));
        assertThat(Drift.of("x", .018945).verdict()).isEqualTo(Drift.Verdict.STABLE);
        assertThat(Drift.of("x", .1).verdict()).isEqualTo(Drift.Verdict.WATCH);
        assertThat(Drift.of("x", .2500001).verdict()).isEqualTo(Drift.Verdict.ACT);
    }

    @Test
    void boundsBadsByTheBinomialDistribution() {
        assertThat(validator.binomialBound(250, .02, .95)).isEqualTo(9);
        assertThat(validator.binomialBound(250, .02, .999)).isEqualTo(13);
        assertThat(validator.binomialTail(250, .02, 9)).isCloseTo(.0661, within(5e-5));
        assertThat(validator.binomialTail(10, .3, 0)).isEqualTo(1);
        assertThat(validator.binomialTail(10, .3, 11)).isZero();
    }

    @Test
    void binomialTailsEqualTheirSums() {
        for (int k = 1; k <= 12; k++) {
            double sum = 0;
            for (int j = k; j <= 12; j++) {
                double ways = 1;
                for (int m = 0; m < j; m++) {
                    ways = ways * (12 - m) / (m + 1);
                }
                sum += ways * Math.pow(.23, j) * Math.pow(.77, 12 - j);
            }
            assertThat(validator.binomialTail(12, .23, k)).isCloseTo(sum, within(1e-12));
        }
    }

    @Test
    void trueProbabilitiesLieInTheirBands() {
        SplittableRandom random = new SplittableRandom(11);
        double[] pd = new double[20_000];
        boolean[] bad = new boolean[pd.length];
        double[] half = new double[pd.length];
        for (int i = 0; i < pd.length; i++) {
            pd[i] = .01 + .3 * random.nextDouble();
            bad[i] = random.nextDouble() < pd[i];
            half[i] = pd[i] / 2;
        }
        Calibration good = validator.calibration(pd, bad);
        assertThat(good.bands()).hasSize(10).filteredOn(band -> band.holds()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(good.slope()).isCloseTo(1, within(.1));
        assertThat(good.intercept()).isCloseTo(0, within(.2));
        Calibration wrong = validator.calibration(half, bad);
        assertThat(wrong.bands()).filteredOn(band -> band.holds()).hasSizeLessThan(5);
        assertThat(wrong.brier()).isGreaterThan(good.brier());
    }

    @Test
    void isotonicProbabilitiesNeverFallAndKeepTheMean() {
        double[] pd = {.4, .1, .2, .3, .2, .5};
        boolean[] bad = {false, false, true, false, false, true};
        double[] fitted = validator.isotonic(pd, bad);
        assertThat(fitted).containsExactly(.25, 0, .25, .25, .25, 1);
    }

    @Test
    void driftShowsInScoreAndCharacteristic() {
        List<CreditFacts> before = new ArrayList<>();
        List<CreditFacts> now = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            before.add(facts(40 + 50 * random.nextDouble()));
            now.add(facts(40 + 50 * random.nextDouble()));
        }
        var card = new CardReader(scorer).businessCard().card();
        assertThat(validator.drift(card, before, now)).allMatch(d -> d.verdict() == Drift.Verdict.STABLE);
        List<CreditFacts> worse =
                now.stream().map(f -> facts(f.number("paymentIndex") - 30)).toList();
        assertThat(validator.drift(card, before, worse))
                .filteredOn(d -> d.verdict() == Drift.Verdict.ACT)
                .extracting(Drift::subject)
                .containsExactly("score", "paymentIndex");
    }

    private static CreditFacts facts(double index) {
        return CreditFacts.of(LocalDate.of(2026, 1, 1), Map.of("paymentIndex", index));
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThatThrownBy(() -> validator.discrimination(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .hasMessageContaining("not a number");
        assertThatThrownBy(() -> validator.discrimination(new double[] {1, 2}, new boolean[] {true, true}))
                .hasMessageContaining("the same");
        assertThatThrownBy(() -> validator.discrimination(new double[] {1}, new boolean[] {true, true}))
                .hasMessageContaining("1 values for 2 outcomes");
        assertThatThrownBy(() -> validator.stability(new double[] {.5, .5}, new double[] {1, 0}))
                .hasMessageContaining("bin 1");
    }
}

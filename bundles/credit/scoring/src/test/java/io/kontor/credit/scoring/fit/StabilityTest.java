package io.kontor.credit.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.Stability;
import io.kontor.credit.api.fitting.Variable;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.scoring.validation.Distributions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A way of fitting is judged on customers it has not seen. */
class StabilityTest {
    private final CardFitter fitter = new CardFitter();

    private static List<String> customers(int rows, int each) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "customer " + row / each)
                .toList();
    }

    @Test
    void fiveFoldsAreJudged() {
        Sample sample = Samples.of(3000, 5);
        Stability stability = fitter.stability(sample, customers(3000, 3), FitOptions.standard());
        assertThat(stability.folds()).hasSize(5);
        assertThat(stability.mean()).isBetween(.65, .95);
        assertThat(stability.spread()).isBetween(0.0, .06);
        double training = fitter.fit(sample, FitOptions.standard()).variables().stream()
                .mapToDouble(v -> v.auc())
                .max()
                .orElseThrow();
        assertThat(stability.mean()).isGreaterThan(training - .05);
    }

    @Test
    void allRowsOfACustomerStayTogether() {
        Sample sample = Samples.of(1500, 5);
        assertThat(fitter.stability(sample, customers(1500, 1500), FitOptions.standard())
                        .folds())
                .as("one customer alone cannot be split")
                .isEmpty();
    }

    @Test
    void samplesThatCannotCarryACardHaveNoFolds() {
        assertThat(fitter.stability(Samples.of(10, 1), customers(10, 1), FitOptions.standard())
                        .mean())
                .isNaN();
        assertThatThrownBy(() -> fitter.stability(Samples.of(10, 1), customers(9, 1), FitOptions.standard()))
                .hasMessageContaining("9 customers for 10 rows");
    }

    @Test
    void neighboursDifferAtTheLevelAskedFor() {
        Sample sample = Samples.of(1500, 7);
        double bound = Distributions.normalBound(.01);
        assertThat(bound).isCloseTo(2.5758293035489, within(1e-9));
        assertThat(Distributions.normalBound(.05)).isCloseTo(Distributions.NORMAL_975, within(1e-9));
        int fewer = 0;
        List<Variable> plain = fitter.fit(sample, FitOptions.standard()).variables();
        List<Variable> apart = fitter.fit(sample, FitOptions.standard().withNeighbourLevel(.01))
                .variables();
        for (int c = 0; c < plain.size(); c++) {
            List<Bin> bins = apart.get(c).bins().stream()
                    .filter(bin -> bin.attribute().kind() == AttributeKind.INTERVAL)
                    .toList();
            fewer += plain.get(c).bins().size() - apart.get(c).bins().size();
            for (int b = 1; b < bins.size(); b++) {
                assertThat(distance(bins.get(b - 1), bins.get(b))).isGreaterThanOrEqualTo(bound);
            }
        }
        assertThat(fewer).isPositive();
        assertThatThrownBy(() -> FitOptions.standard().withNeighbourLevel(1)).hasMessageContaining("neighbourLevel");
    }

    private static double distance(Bin left, Bin right) {
        double n = (double) (left.good() + left.bad());
        double m = (double) (right.good() + right.bad());
        double pooled = (left.bad() + right.bad()) / (n + m);
        return Math.abs(left.bad() / n - right.bad() / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    }

    @Test
    void everyCardSaysThatNothingIsInferredForThoseTurnedAway() {
        assertThat(fitter.fit(Samples.of(1500, 7), FitOptions.standard()).findings())
                .extracting(Finding::code)
                .containsOnlyOnce("ACCEPTED_ONLY");
        assertThat(fitter.challenge(Samples.of(1500, 7), FitOptions.standard()).findings())
                .extracting(Finding::code)
                .containsOnlyOnce("ACCEPTED_ONLY");
    }
}

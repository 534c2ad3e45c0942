package io.kontor.credit.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.fitting.FitOptions;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.Stability;
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
    void everyCardSaysThatNothingIsInferredForThoseTurnedAway() {
        assertThat(fitter.fit(Samples.of(1500, 7), FitOptions.standard()).findings())
                .extracting(Finding::code)
                .containsOnlyOnce("ACCEPTED_ONLY");
        assertThat(fitter.challenge(Samples.of(1500, 7), FitOptions.standard()).findings())
                .extracting(Finding::code)
                .containsOnlyOnce("ACCEPTED_ONLY");
    }
}

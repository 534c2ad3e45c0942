package io.kontor.credit.scoring.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.Scaling;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked numbers 5.4 and 5.6 of the design. */
class ScalingTest {
    private final Scaling standard = Scaling.STANDARD;

    @Test
    void scoresDoubleTheOddsEveryTwentyPoints() {
        assertThat(standard.factor()).isCloseTo(28.853901, within(5e-7));
        assertThat(standard.offset()).isCloseTo(487.122876, within(5e-7));
        double[][] worked = {
            {.5, 487.12},
            {.2, 527.12},
            {.1, 550.52},
            {.05, 572.08},
            {.02, 599.42},
            {.01, 619.71},
            {.005, 639.86},
            {.001, 686.41}
        };
        for (double[] pair : worked) {
            assertThat(standard.score(pair[0])).isCloseTo(pair[1], within(.005));
            assertThat(standard.pd(standard.score(pair[0]))).isCloseTo(pair[0], within(1e-12));
        }
    }

    @Test
    void otherScalesAreWorkedToo() {
        Scaling other = new Scaling(50, 600, 19);
        assertThat(other.factor()).isCloseTo(72.134752, within(5e-7));
        assertThat(other.offset()).isCloseTo(387.603624, within(5e-7));
        assertThat(other.score(.05)).isCloseTo(600, within(1e-9));
        assertThatThrownBy(() -> new Scaling(0, 600, 50)).hasMessageContaining("pdo");
        assertThatThrownBy(() -> new Scaling(20, Double.NaN, 50)).hasMessageContaining("baseScore");
    }

    @Test
    void roundedPointsAreTheOfficialScore() {
        double[] weights = {.8 * -.9, .6 * .3, 1.1 * .5};
        double z = -1.2 + weights[0] + weights[1] + weights[2];
        double p = 1 / (1 + Math.exp(-z));
        assertThat(z).isCloseTo(-1.19, within(1e-12));
        assertThat(p).isCloseTo(.233259, within(5e-7));
        assertThat(standard.score(p)).isCloseTo(521.459018, within(5e-7));
        assertThat(standard.offset() + 1.2 * standard.factor()).isCloseTo(521.747557, within(5e-7));
        double[] exact = {20.7748, -5.1937, -15.8696};
        int sum = standard.basePoints(-1.2);
        for (int i = 0; i < 3; i++) {
            assertThat(-standard.factor() * weights[i]).isCloseTo(exact[i], within(5e-5));
            sum += standard.points(weights[i]);
        }
        assertThat(standard.basePoints(-1.2)).isEqualTo(522);
        assertThat(List.of(standard.points(weights[0]), standard.points(weights[1]), standard.points(weights[2])))
                .containsExactly(21, -5, -16);
        assertThat(sum).isEqualTo(522);
    }

    @Test
    void theMasterScaleHasEightBands() {
        List<GradeBand> scale = GradeBand.masterScale(standard);
        assertThat(scale).extracting(GradeBand::grade).containsExactly("A", "B", "C", "D", "E", "F", "G", "H");
        double[] from = {666.38, 639.86, 619.71, 599.42, 578.82, 557.59, 534.97};
        double[] middle = {.00100, .00316, .00707, .01414, .02828, .05657, .1131, .40};
        for (int i = 0; i < middle.length; i++) {
            assertThat(scale.get(i).pd()).isCloseTo(middle[i], within(5e-5));
            if (i < from.length) {
                assertThat(scale.get(i).from()).isCloseTo(from[i], within(.005));
            }
        }
        assertThat(scale.get(7).from()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(scale)
                .extracting(band -> GradeBand.userGrade(band.grade()))
                .containsExactly("A", "A", "B", "B", "C", "D", "E", "E");
    }
}

package io.kontor.credit.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.PdPoint;
import io.kontor.credit.api.scorecard.Scaling;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The scale is bent where outcomes contradict it, and only there. */
class CurveFitterTest {
    private static final Scaling SCALING = Scaling.STANDARD;

    /** Customers whose true log-odds are the scale's times a factor. */
    private static List<PdPoint> curve(double factor, int rows) {
        SplittableRandom random = new SplittableRandom(12);
        int[] scores = new int[rows];
        double[] weight = new double[rows];
        double[] bad = new double[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] = 460 + random.nextInt(160);
            weight[row] = 1;
            double pd = SCALING.pd(scores[row]);
            double z = factor * Math.log(pd / (1 - pd));
            bad[row] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
        }
        return new CurveFitter(SCALING, scores, weight, bad).points();
    }

    private static Scorecard card(List<PdPoint> curve) {
        LocalizedText label = new LocalizedText("卡", "card");
        List<GradeBand> grades = GradeBand.masterScale(SCALING);
        return new Scorecard("c", 1, ScorecardKind.FITTED, label, 0, 0, SCALING, curve, List.of(), grades, List.of());
    }

    @Test
    void trueScalesAndSmallSamplesStayStraight() {
        assertThat(curve(1, 20_000)).isEmpty();
        assertThat(curve(.5, 300)).isEmpty();
        assertThat(card(List.of()).pd(550)).isEqualTo(SCALING.pd(550));
    }

    @Test
    void falseScalesAreBentToTheTruth() {
        List<PdPoint> curve = curve(.5, 20_000);
        assertThat(curve).hasSizeGreaterThan(5);
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).score()).isGreaterThan(curve.get(i - 1).score());
            assertThat(curve.get(i).logOdds()).isLessThan(curve.get(i - 1).logOdds());
        }
        for (int score = 470; score < 610; score += 10) {
            double pd = SCALING.pd(score);
            double truth = 1 / (1 + Math.exp(-.5 * Math.log(pd / (1 - pd))));
            assertThat(card(curve).pd(score)).as("score %d", score).isCloseTo(truth, within(.04));
        }
    }

    @Test
    void probabilitiesFallWithTheScoreEverywhere() {
        Scorecard card = card(curve(.5, 20_000));
        double before = 1;
        for (int score = 0; score < 1000; score++) {
            assertThat(card.pd(score)).isLessThan(before).isPositive();
            before = card.pd(score);
        }
    }
}

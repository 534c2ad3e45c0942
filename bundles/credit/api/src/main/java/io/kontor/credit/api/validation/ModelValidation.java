package io.kontor.credit.api.validation;

import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Measures models against outcomes and against drift. */
@ProviderType
public interface ModelValidation {
    /**
     * {@return how well risks separate bad from good}
     *
     * @param risk risk of each customer, greater is worse, no NaN
     * @param bad its outcome; at least one good and one bad
     * @throws IllegalArgumentException for NaN, lengths that differ, or one class only
     */
    Discrimination discrimination(double[] risk, boolean[] bad);

    /**
     * {@return whether probabilities were true}
     *
     * @param pd probability of each customer, above 0 and below 1
     * @param bad its outcome; at least one good and one bad
     * @throws IllegalArgumentException as {@link #discrimination}
     */
    Calibration calibration(double[] pd, boolean[] bad);

    /**
     * {@return a card tried on customers with known outcomes, as must be done before it is activated}
     *
     * @param model the card
     * @param customers the customers
     * @param bad outcome of each; at least one good and one bad
     * @throws IllegalArgumentException as {@link #discrimination}
     */
    CardTrial trial(RatingModel model, List<CreditFacts> customers, boolean[] bad);

    /**
     * {@return probabilities made true on past outcomes without changing their order: pool adjacent violators (Ayer et
     * al. 1955), the least-squares fit that never falls}
     *
     * @param pd probability of each customer
     * @param bad its outcome
     * @throws IllegalArgumentException as {@link #discrimination}
     */
    double[] isotonic(double[] pd, boolean[] bad);

    /**
     * {@return the population stability index of two distributions over the same bins}
     *
     * @param expected shares at development, each above 0
     * @param actual shares now, each above 0
     * @throws IllegalArgumentException when the lengths differ or a share is not above 0
     */
    double stability(double[] expected, double[] actual);

    /**
     * {@return the drift of the score (by tenths of the scores at development) and of each characteristic (by its
     * rows)}
     *
     * @param card the card
     * @param before customers at development, not empty
     * @param now customers now, not empty
     */
    List<Drift> drift(Scorecard card, List<CreditFacts> before, List<CreditFacts> now);

    /**
     * {@return the fewest bads k that are not exceeded with probability level, X binomial: more are a reason to doubt
     * the grade}
     *
     * @param n customers of the grade
     * @param pd its probability, 0 to 1
     * @param level the level, for example .95
     */
    int binomialBound(int n, double pd, double level);

    /**
     * {@return the probability of k bads or more, binomial}
     *
     * @param n customers
     * @param pd probability of each, 0 to 1
     * @param k bads
     */
    double binomialTail(int n, double pd, int k);
}

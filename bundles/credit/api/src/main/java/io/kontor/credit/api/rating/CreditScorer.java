package io.kontor.credit.api.rating;

import io.kontor.credit.api.scorecard.RatingModel;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Rates a customer by a model. A partner may replace the one shipped: the service with the highest ranking is champion,
 * others may score beside it.
 */
@ConsumerType
public interface CreditScorer {
    /**
     * {@return the rating; same facts and model give the same rating}
     *
     * @param facts what is known; unknown facts get the points of the missing row
     * @param model what to rate by, free of errors as told by {@link ScoreExplainer#check}
     */
    RatingResult score(CreditFacts facts, RatingModel model);
}

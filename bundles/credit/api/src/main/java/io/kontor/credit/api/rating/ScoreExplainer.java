package io.kontor.credit.api.rating;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.kernel.api.value.Explanation;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Reads models and ratings for people. */
@ProviderType
public interface ScoreExplainer {
    /**
     * {@return the example card for business customers shipped with Kontor: no history needed, blended with payments}
     */
    RatingModel businessCard();

    /** {@return the example card on annual accounts shipped with Kontor: ratios of one year, no history needed} */
    RatingModel accountsCard();

    /**
     * {@return the example card of the handbook shipped with Kontor: payment behaviour 40, trade 20, size 15, judgement
     * 15 (reputation, attitude, quality of staff), fulfilment of contracts 10; unknown facts get 40 % of the points}
     */
    RatingModel handbookCard();

    /**
     * {@return the codes of the card's facts that are unknown, in the order of the card}
     *
     * @param rating the rating
     */
    List<String> unknown(RatingResult rating);

    /**
     * {@return how a stored rating differs from the one its facts and model give today, empty when it is the same to
     * the last bit; a difference means that the stored rating or the code was changed}
     *
     * @param stored the rating
     */
    List<Finding> rerun(RatingResult stored);

    /**
     * {@return what is wrong with a model: gaps and overlaps between rows or grades (each named), missing rows left
     * out, codes twice; empty when it can be used}
     *
     * @param model the model
     */
    List<Finding> check(RatingModel model);

    /**
     * {@return the adverse reasons: the parts that lost most points, most first, in the order of the card where equal;
     * parts that lost none are never named}
     *
     * @param rating the rating
     * @param limit most reasons told, four by custom
     */
    List<ScorePart> reasons(RatingResult rating, int limit);

    /**
     * {@return the whole score in words: base, one line for each characteristic with its input and points, blending,
     * and each knock-out; the points add up to the score}
     *
     * @param rating the rating
     * @param source where the facts came from
     */
    List<Explanation> explain(RatingResult rating, String source);

    /**
     * {@return for each characteristic that could bring more points its nearest better row, greatest gain first.
     * Nearest is counted in rows for numbers and in points for levels; a missing value has none, because it says
     * nothing to improve}
     *
     * @param rating the rating
     */
    List<BetterValue> betterValues(RatingResult rating);
}

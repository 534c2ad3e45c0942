package io.kontor.credit.api.scorecard;

import org.jspecify.annotations.Nullable;

/**
 * What customers are rated by.
 *
 * @param card the scorecard
 * @param thinFile how payment behaviour is blended in; null when the card alone decides
 */
public record RatingModel(Scorecard card, @Nullable ThinFile thinFile) {
    /**
     * {@return a model of a card alone}
     *
     * @param card the scorecard
     */
    public static RatingModel of(Scorecard card) {
        return new RatingModel(card, null);
    }
}

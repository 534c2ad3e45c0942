package io.kontor.credit.api.rating;

import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.Characteristic;

/**
 * What one characteristic brought.
 *
 * @param characteristic the question
 * @param attribute the row the customer fell into
 * @param lost points the best row would have brought more, at least 0
 */
public record ScorePart(Characteristic characteristic, Attribute attribute, int lost) {
    /** {@return the points it brought} */
    public int points() {
        return attribute.points();
    }
}

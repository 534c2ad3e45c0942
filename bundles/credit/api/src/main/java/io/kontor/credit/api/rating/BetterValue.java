package io.kontor.credit.api.rating;

import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.Characteristic;

/**
 * The nearest value of one characteristic that would bring more points.
 *
 * @param characteristic the question
 * @param present the row the customer is in
 * @param better the nearest row with more points
 * @param gain points it would bring more, above 0
 * @param gradeBefore grade of the score now, knock-outs included
 * @param gradeAfter grade of the score then, knock-outs included
 */
public record BetterValue(
        Characteristic characteristic,
        Attribute present,
        Attribute better,
        int gain,
        String gradeBefore,
        String gradeAfter) {}

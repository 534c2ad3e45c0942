package io.kontor.credit.api.rating;

import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.RatingModel;
import java.util.List;

/**
 * A customer's rating. {@code score} = base points of the card + points of all parts + {@code behaviourPoints}.
 *
 * @param model what it was rated by
 * @param facts what it was rated on
 * @param score the official score, whole points
 * @param behaviourPoints what blending the payment index in added or took; 0 without blending
 * @param grade the grade after knock-outs
 * @param state whether deliveries may go on
 * @param pd probability of a bad outcome, 0 to 1: that of the score for fitted cards, that of the grade the points earn
 *     for expert cards; never better than the grade's after a knock-out
 * @param parts one for each characteristic, in the order of the card
 * @param knockOuts the rules that applied, in the order of the card
 */
public record RatingResult(
        RatingModel model,
        CreditFacts facts,
        int score,
        int behaviourPoints,
        String grade,
        State state,
        double pd,
        List<ScorePart> parts,
        List<KnockOut> knockOuts) {
    /** Whether deliveries may go on. */
    public enum State {
        /** They may, on the terms of the grade. */
        OPEN,
        /** A knock-out stopped them. */
        STOP
    }

    /** Keeps the lists by value. */
    public RatingResult {
        parts = List.copyOf(parts);
        knockOuts = List.copyOf(knockOuts);
    }
}

package io.kontor.credit.api.scorecard;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * A rule that caps the grade whatever the score. All rules are tried; the worst cap wins, and every rule that applied
 * is told in the order of the card.
 *
 * @param code stable code
 * @param label the rule in both languages
 * @param conditions all of which must hold
 * @param worst no grade better than this one
 * @param effect what follows besides
 */
public record KnockOut(String code, LocalizedText label, List<Condition> conditions, String worst, Effect effect) {
    /** What follows besides the cap. */
    public enum Effect {
        /** Nothing. */
        CAP,
        /** Deliveries stop. This is a state, not a grade. */
        STOP
    }

    /** Keeps the conditions by value. */
    public KnockOut {
        conditions = List.copyOf(conditions);
    }
}

package io.kontor.customer.api.merge;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which customer shall become part of which.
 *
 * @param winnerId the customer that stays
 * @param loserId the customer that becomes part of it
 * @param loserVersion version of the loser the caller saw; a preview needs none
 * @param choices whose value stays, by field of the card as in {@link FieldChoice}; for a field not named the winner's,
 *     the loser's where the winner has none, and both where it is a list
 * @param reason why, 1 to 500 characters
 */
public record MergeOrder(
        UUID winnerId,
        UUID loserId,
        @Nullable Long loserVersion,
        Map<String, Choice> choices,
        @Nullable String reason) {
    /** Whose value stays. */
    public enum Choice {
        /** The winner's. */
        WINNER,
        /** The loser's, also when it has none. */
        LOSER,
        /** The winner's and after them the loser's; of lists only. */
        BOTH
    }

    /** Keeps the choices by value; absent ones are none. */
    public MergeOrder {
        choices = choices == null ? Map.of() : Map.copyOf(choices);
    }

    /** {@return what is wrong with these values by themselves; the archive knows which fields there are} */
    public List<Violation> violations() {
        return new Violations()
                .required("winnerId", winnerId)
                .required("loserId", loserId)
                .text("reason", reason, 500)
                .list();
    }
}

package io.kontor.promo.core.document;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who takes over from whom.
 *
 * @param fromId who leaves
 * @param fromBag that one's bag, null when there never was one
 * @param toId who takes over
 * @param toBag that one's bag
 * @param toTeam that one's team, null for none
 * @param reason why
 */
public record Succession(
        UUID fromId,
        @Nullable UUID fromBag,
        UUID toId,
        UUID toBag,
        @Nullable UUID toTeam,
        String reason) {
    /**
     * {@return whether something is still to be taken over, and not taken over already}
     *
     * @throws KontorException CONFLICT {@code HANDOVER_NOT_OPEN} when it is neither one's
     */
    public boolean concerns(@Nullable UUID owner) {
        if (toId.equals(owner)) {
            return false;
        }
        if (!fromId.equals(owner)) {
            throw KontorException.of(ProblemKind.CONFLICT, "HANDOVER_NOT_OPEN");
        }
        return true;
    }
}

package io.kontor.promo.api.clearance;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.promo.api.value.Evidence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The clearance of reps who leave. Rows are those of the bag. */
@ProviderType
public interface Clearances {
    /**
     * {@return what a rep still has or owes} One's own needs {@code promo:bag:read}, another's
     * {@code promo:place:read}.
     *
     * @param repId the rep
     * @throws KontorException NOT_FOUND when the rep has a bag outside the caller's rows
     */
    Clearance of(UUID repId);

    /**
     * Ends a bag. It must be empty, or the rep signs for what is missing in it: that is a loss then, with a charge at
     * the sales price to be decided on. Needs {@code promo:place:write}.
     *
     * @param repId the rep
     * @param reason why, 1 to 500 characters
     * @param signature the rep's signature for what is left, null when nothing is
     * @return what is open afterwards
     * @throws KontorException NOT_FOUND; INVALID with violations; CONFLICT {@code BAG_NOT_CLEAR} with what is in the
     *     bag and no signature, or with slips, issues and counts that are not finished
     */
    Clearance clear(UUID repId, String reason, @Nullable Evidence signature);
}

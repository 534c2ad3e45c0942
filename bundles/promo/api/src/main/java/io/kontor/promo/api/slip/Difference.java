package io.kontor.promo.api.slip;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the open difference of a line.
 *
 * @param lineNo the line
 * @param settlement what becomes of it
 * @param reason why, 1 to 500 characters
 * @param liableId user who is to pay what is LOST, null for none
 */
public record Difference(
        int lineNo,
        Settlement settlement,
        String reason,
        @Nullable UUID liableId) {
    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        return new Violations()
                .required("settlement", settlement)
                .required("reason", reason)
                .text("reason", reason, 500)
                .list();
    }
}

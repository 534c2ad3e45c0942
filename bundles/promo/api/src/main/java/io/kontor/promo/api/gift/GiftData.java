package io.kontor.promo.api.gift;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.value.CustomerRef;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gift somebody received.
 *
 * @param receiverId user who received it
 * @param giver who gave it
 * @param what what it is, at most 500 characters
 * @param value what it is worth, null when not known
 * @param receivedOn the day
 * @param handedInOn the day it was handed in, null while it was not
 * @param disposal what became of it, at most 500 characters; null while nothing did
 */
public record GiftData(
        UUID receiverId,
        CustomerRef giver,
        String what,
        @Nullable Money value,
        LocalDate receivedOn,
        @Nullable LocalDate handedInOn,
        @Nullable String disposal) {
    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("receiverId", receiverId)
                .required("giver", giver)
                .required("what", what)
                .text("what", what, 500)
                .required("receivedOn", receivedOn)
                .text("disposal", disposal, 500);
        if (giver != null) {
            giver.check("giver", violations);
        }
        if (value != null) {
            value.check("value", violations);
            if (value.amount() != null && value.amount().signum() < 0) {
                violations.add("value.amount", "NEGATIVE_AMOUNT");
            }
        }
        if (receivedOn != null && handedInOn != null && handedInOn.isBefore(receivedOn)) {
            violations.add("handedInOn", "ILLEGAL_DATE");
        }
        return violations.list();
    }
}

package io.kontor.promo.core.ledger;

import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.item.Tracking;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger must know of an item. */
public record ItemFacts(
        UUID id,
        String code,
        Tracking tracking,
        int shortDays,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Money unitCost,
        @Nullable UUID ownerId,
        @Nullable UUID teamId) {
    /** {@return whether it is given out on a day} */
    boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}

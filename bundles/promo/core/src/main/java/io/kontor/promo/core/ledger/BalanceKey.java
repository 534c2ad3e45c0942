package io.kontor.promo.core.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which stock: an item, a lot and a place. */
public record BalanceKey(UUID itemId, UUID lotId, UUID placeId) {
    /** The lot of items that are not tracked by lot, so that the key is never incomplete. */
    public static final UUID NO_LOT = new UUID(0, 0);

    /** {@return the key of an item, of a lot or of none, at a place} */
    public static BalanceKey of(UUID itemId, @Nullable UUID lotId, UUID placeId) {
        return new BalanceKey(itemId, lotId == null ? NO_LOT : lotId, placeId);
    }

    /** {@return the lot, null for none} */
    public @Nullable UUID lotOrNull() {
        return lotId.equals(NO_LOT) ? null : lotId;
    }
}

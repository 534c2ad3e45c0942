package io.kontor.promo.core.ledger;

import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger must know of a place. */
public record PlaceFacts(
        UUID id,
        String code,
        PlaceType type,
        PlaceState state,
        @Nullable UUID parentId,
        @Nullable UUID keeperId,
        @Nullable UUID teamId,
        @Nullable String regionPath) {
    /** {@return whether stock is held there} */
    public boolean holdsStock() {
        return type.holdsStock();
    }
}

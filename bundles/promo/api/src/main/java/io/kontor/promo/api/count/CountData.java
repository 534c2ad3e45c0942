package io.kontor.promo.api.count;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A count to be made.
 *
 * @param number its number, unique; null lets the system give one; at most 64 characters
 * @param placeId the place
 * @param kind how it is made
 * @param itemIds items to be counted, empty for all; needed for CYCLE
 * @param remark at most 500 characters, null for none
 */
public record CountData(
        @Nullable String number,
        UUID placeId,
        CountKind kind,
        List<UUID> itemIds,
        @Nullable String remark) {
    /** Keeps the items by value; absent ones are none. */
    public CountData {
        itemIds = itemIds == null ? List.of() : List.copyOf(itemIds);
    }
}

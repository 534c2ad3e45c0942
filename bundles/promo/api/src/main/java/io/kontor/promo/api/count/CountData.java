package io.kontor.promo.api.count;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A count to be made.
 *
 * @param number its number, unique; null lets the system give one; at most 64 characters
 * @param placeId the place
 * @param kind how it is made
 * @param itemIds items to be counted, empty for all; needed for CYCLE, not for FULL
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

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .code("number", number)
                .required("placeId", placeId)
                .required("kind", kind)
                .size("itemIds", itemIds, 1_000)
                .text("remark", remark, 500);
        if (kind == CountKind.CYCLE) {
            violations.required("itemIds", itemIds);
        }
        if (kind == CountKind.FULL && !itemIds.isEmpty()) {
            violations.add("itemIds", "ITEMS_OF_FULL_COUNT");
        }
        return violations.list();
    }
}

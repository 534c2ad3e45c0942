package io.kontor.promo.api.allocation;

import io.kontor.kernel.api.value.DateRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan.
 *
 * @param code unique code, up to 64 letters, digits and {@code . _ / -}
 * @param itemId the item
 * @param days the days it is for
 * @param quantity base units to be shared
 * @param method name of the method
 * @param targets who gets a share, 1 to 1,000, each once
 * @param remark at most 500 characters, null for none
 */
public record AllocationData(
        String code,
        UUID itemId,
        DateRange days,
        long quantity,
        String method,
        List<AllocationTarget> targets,
        @Nullable String remark) {
    /** Keeps the targets by value; absent ones are none. */
    public AllocationData {
        targets = targets == null ? List.of() : List.copyOf(targets);
    }
}

package io.kontor.promo.api.item;

import io.kontor.kernel.api.value.Versioned;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lot of an item.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param itemId the item
 * @param data what is known of it
 * @param status whether it may be given out
 * @param statusReason why, null while nobody changed it
 */
public record Lot(
        UUID id,
        long version,
        UUID itemId,
        LotData data,
        LotStatus status,
        @Nullable String statusReason) implements Versioned {}

package io.kontor.promo.api.count;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one item.
 *
 * @param itemId the item
 * @param lotId the lot, null for an item not tracked by lot
 * @param serial the serial number, null for an item not tracked by serial
 * @param counted base units that were there, 0 or more
 * @param reason why it differs, at most 500 characters; null when not said
 */
public record CountEntry(
        UUID itemId,
        @Nullable UUID lotId,
        @Nullable String serial,
        long counted,
        @Nullable String reason) {}

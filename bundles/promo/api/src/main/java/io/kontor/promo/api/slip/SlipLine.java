package io.kontor.promo.api.slip;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a slip, as picked.
 *
 * @param lineNo number within the slip, from 1
 * @param itemId the item
 * @param lotId the lot, null for an item not tracked by lot
 * @param serial the serial number, null for an item not tracked by serial
 * @param quantity base units picked
 * @param confirmed base units the receiver has confirmed
 * @param settled base units whose difference is settled
 */
public record SlipLine(
        int lineNo,
        UUID itemId,
        @Nullable UUID lotId,
        @Nullable String serial,
        long quantity,
        long confirmed,
        long settled) {}

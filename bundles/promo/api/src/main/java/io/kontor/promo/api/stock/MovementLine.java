package io.kontor.promo.api.stock;

import io.kontor.kernel.api.value.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moved, as posted.
 *
 * @param lineNo number within the movement, from 1
 * @param itemId the item
 * @param lotId the lot, null for an item not tracked by lot
 * @param serial the serial number, null for an item not tracked by serial
 * @param fromId where it left
 * @param toId where it arrived
 * @param quantity how many base units, more than 0
 * @param unitCost cost of a base unit, null when not known or not for the caller's eyes; of class AMOUNT
 */
public record MovementLine(
        int lineNo,
        UUID itemId,
        @Nullable UUID lotId,
        @Nullable String serial,
        UUID fromId,
        UUID toId,
        long quantity,
        @Nullable Money unitCost) {}

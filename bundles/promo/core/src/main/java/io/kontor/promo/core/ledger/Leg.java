package io.kontor.promo.core.ledger;

import io.kontor.kernel.api.value.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Base units of one item that go from one place to another.
 *
 * @param itemId the item
 * @param lotId the lot, null for none or for those that expire first
 * @param serials serial numbers, one a piece, for an item tracked by serial
 * @param fromId where they leave
 * @param toId where they arrive
 * @param quantity how many
 * @param unitCost cost of one, null for the item's
 */
public record Leg(
        UUID itemId,
        @Nullable UUID lotId,
        List<String> serials,
        UUID fromId,
        UUID toId,
        long quantity,
        @Nullable Money unitCost) {
    /** Keeps the serial numbers by value. */
    public Leg {
        serials = List.copyOf(serials);
    }

    /** {@return base units of an item, at the item's cost} */
    public static Leg of(UUID itemId, @Nullable UUID lotId, UUID fromId, UUID toId, long quantity) {
        return new Leg(itemId, lotId, List.of(), fromId, toId, quantity, null);
    }

    /** {@return a piece with a serial number} */
    public static Leg piece(UUID itemId, String serial, UUID fromId, UUID toId) {
        return new Leg(itemId, null, List.of(serial), fromId, toId, 1, null);
    }

    /** {@return this leg for some units of a lot} */
    Leg part(UUID lot, long units) {
        return new Leg(itemId, lot, serials, fromId, toId, units, unitCost);
    }

    /** {@return this leg for one piece} */
    Leg piece(String serial) {
        return new Leg(itemId, lotId, List.of(serial), fromId, toId, 1, unitCost);
    }
}

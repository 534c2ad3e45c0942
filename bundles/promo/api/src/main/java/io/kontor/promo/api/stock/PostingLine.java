package io.kontor.promo.api.stock;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one item that goes from one place to another.
 *
 * @param itemId the item
 * @param lotId the lot, for an item tracked by lot; null lets the ledger take the free lots of the source that expire
 *     first
 * @param serials serial numbers, for an item tracked by serial; as many as the quantity; each at most 64 characters
 * @param fromId where it leaves
 * @param toId where it arrives, another place
 * @param quantity how many, from 1 to 1,000,000,000 base units
 * @param unit unit of the quantity, null for the base unit
 * @param unitCost cost of a base unit, null for the item's; of class AMOUNT
 */
public record PostingLine(
        UUID itemId,
        @Nullable UUID lotId,
        List<String> serials,
        UUID fromId,
        UUID toId,
        BigDecimal quantity,
        @Nullable String unit,
        @Nullable Money unitCost) {
    /** Most base units of a line. */
    public static final long MAX_QUANTITY = 1_000_000_000L;

    /** Keeps the serial numbers by value; absent ones are none. */
    public PostingLine {
        serials = serials == null ? List.of() : List.copyOf(serials);
    }

    /**
     * {@return base units of an item followed by quantity, or of the lots that expire first}
     *
     * @param itemId the item
     * @param fromId where it leaves
     * @param toId where it arrives
     * @param quantity how many base units
     */
    public static PostingLine of(UUID itemId, UUID fromId, UUID toId, long quantity) {
        return new PostingLine(itemId, null, List.of(), fromId, toId, BigDecimal.valueOf(quantity), null, null);
    }

    /**
     * {@return this line for one lot}
     *
     * @param lot the lot
     */
    public PostingLine ofLot(UUID lot) {
        return new PostingLine(itemId, lot, serials, fromId, toId, quantity, unit, unitCost);
    }

    /**
     * Checks the parts.
     *
     * @param field where the line stands
     * @param violations receives what is wrong
     */
    public void check(String field, Violations violations) {
        violations
                .required(field + ".itemId", itemId)
                .required(field + ".fromId", fromId)
                .required(field + ".toId", toId)
                .required(field + ".quantity", quantity)
                .text(field + ".unit", unit, 20)
                .size(field + ".serials", serials, 1_000);
        serials.forEach(serial -> violations.code(field + ".serials", serial));
        if (quantity != null) {
            checkQuantity(field + ".quantity", quantity, violations);
        }
        if (fromId != null && fromId.equals(toId)) {
            violations.add(field + ".toId", "SAME_PLACE");
        }
        if (unitCost != null) {
            unitCost.check(field + ".unitCost", violations);
        }
    }

    /**
     * Refuses a quantity that is no whole number from 1 to {@value #MAX_QUANTITY}.
     *
     * @param field where the value stands
     * @param quantity the quantity
     * @param violations receives what is wrong
     */
    public static void checkQuantity(String field, BigDecimal quantity, Violations violations) {
        if (quantity.signum() <= 0) {
            violations.add(field, "QUANTITY_NOT_POSITIVE");
        } else if (quantity.precision() - quantity.scale() > 10
                || quantity.compareTo(BigDecimal.valueOf(MAX_QUANTITY)) > 0) {
            violations.add(field, "QUANTITY_TOO_LARGE", Map.of("max", String.valueOf(MAX_QUANTITY)));
        } else if (quantity.scale() > 20 || quantity.stripTrailingZeros().scale() > 0) {
            violations.add(field, "QUANTITY_NOT_WHOLE");
        }
    }
}

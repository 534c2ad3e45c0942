package io.kontor.promo.api.report;

import io.kontor.promo.api.stock.MovementKind;
import java.util.Map;
import java.util.UUID;

/**
 * The month of one item at one place.
 *
 * @param placeId the place
 * @param itemId the item
 * @param opening base units at its beginning
 * @param in base units that came, by kind of movement
 * @param out base units that went, by kind of movement
 * @param closing base units at its end: opening plus in without out
 */
public record MonthlyRow(
        UUID placeId,
        UUID itemId,
        long opening,
        Map<MovementKind, Long> in,
        Map<MovementKind, Long> out,
        long closing) {
    /** Keeps the sums by value. */
    public MonthlyRow {
        in = Map.copyOf(in);
        out = Map.copyOf(out);
    }
}

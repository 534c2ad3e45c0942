package io.kontor.promo.api.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long stock has been lying.
 *
 * @param placeId the place
 * @param itemId the item
 * @param onHand base units there
 * @param lastOut last day some went, null for never
 * @param days base units by age since they came: up to 30, 90, 180, 365 days, and older
 */
public record AgingRow(
        UUID placeId, UUID itemId, long onHand, @Nullable LocalDate lastOut, List<Long> days) {
    /** Keeps the ages by value. */
    public AgingRow {
        days = List.copyOf(days);
    }
}

package io.kontor.promo.api.report;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to see to.
 *
 * @param kind what
 * @param placeId the place
 * @param itemId the item
 * @param lotId the lot, null when it is about the item
 * @param quantity base units concerned
 * @param day last day of the lot, or the day goods were sent that are not confirmed; null for LOW
 * @param proposal base units to order, for LOW; else 0
 */
public record StockAlert(
        Kind kind,
        UUID placeId,
        UUID itemId,
        @Nullable UUID lotId,
        long quantity,
        @Nullable LocalDate day,
        long proposal) {
    /** Kinds of alerts. */
    public enum Kind {
        /** Less than the item's threshold. */
        LOW,
        /** Soon not to be given out any more. */
        EXPIRING,
        /** Not to be given out any more. */
        EXPIRED,
        /** On the way for long. */
        UNCONFIRMED
    }
}

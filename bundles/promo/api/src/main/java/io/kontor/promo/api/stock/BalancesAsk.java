package io.kontor.promo.api.stock;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which balances of a day are asked for.
 *
 * @param day the day, today or earlier
 * @param placeId the place with all below it, null for all places in scope
 * @param itemId the item, null for all
 * @param lotId the lot, null for all
 * @param limit most rows, 1 to 500
 * @param cursor where the page begins, from the page before; null for the first
 */
public record BalancesAsk(
        LocalDate day,
        @Nullable UUID placeId,
        @Nullable UUID itemId,
        @Nullable UUID lotId,
        int limit,
        @Nullable String cursor) {}

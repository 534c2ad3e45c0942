package io.kontor.promo.api.stock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there was of one item and lot at one place at the end of a day.
 *
 * @param placeId the place
 * @param itemId the item
 * @param lotId the lot, null for an item not tracked by lot
 * @param onHand base units, more than 0
 */
public record DayBalance(
        UUID placeId, UUID itemId, @Nullable UUID lotId, long onHand) {}

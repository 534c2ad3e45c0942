package io.kontor.promo.api.stock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stock of one item and lot at one place.
 *
 * @param id stable identity of this balance
 * @param placeId the place
 * @param itemId the item
 * @param lotId the lot, null for an item not tracked by lot
 * @param figures the stock
 */
public record Balance(
        UUID id, UUID placeId, UUID itemId, @Nullable UUID lotId, Figures figures) {}

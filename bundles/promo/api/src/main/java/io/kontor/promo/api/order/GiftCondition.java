package io.kontor.promo.api.order;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.UUID;

/**
 * A condition an order fulfils, with what it earns.
 *
 * @param ref what its maker calls it, 1 to 100 characters
 * @param label what it says, in both languages
 * @param gifts what the order earns by it, each item once
 */
public record GiftCondition(String ref, LocalizedText label, List<Gift> gifts) {
    /**
     * What is earned of an item.
     *
     * @param itemId the item
     * @param quantity base units, 0 or more
     */
    public record Gift(UUID itemId, long quantity) {}

    /** Keeps the gifts by value. */
    public GiftCondition {
        gifts = List.copyOf(gifts);
    }

    /**
     * {@return base units earned of an item, 0 for others}
     *
     * @param itemId the item
     */
    public long earned(UUID itemId) {
        return gifts.stream()
                .filter(gift -> gift.itemId().equals(itemId))
                .mapToLong(Gift::quantity)
                .sum();
    }
}

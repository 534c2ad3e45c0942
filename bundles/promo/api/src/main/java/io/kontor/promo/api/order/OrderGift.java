package io.kontor.promo.api.order;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an order stands with one gift.
 *
 * @param conditionRef the condition, null for what was given with the order without one
 * @param label what the condition says, null when the order does not fulfil it (any more)
 * @param itemId the item
 * @param earned base units the order earns
 * @param given base units given with it, without what came back
 * @param open base units that may still be given
 * @param due base units to be asked back
 * @param issueIds the issues by which they were given, as far as the caller may see them
 */
public record OrderGift(
        @Nullable String conditionRef,
        @Nullable LocalizedText label,
        UUID itemId,
        long earned,
        long given,
        long open,
        long due,
        List<UUID> issueIds) {
    /** Keeps the issues by value. */
    public OrderGift {
        issueIds = List.copyOf(issueIds);
    }
}

package io.kontor.customer.api.trade;

import io.kontor.kernel.api.value.Versioned;
import java.util.Set;
import java.util.UUID;

/**
 * A trade fact as stored.
 *
 * @param id stable identity
 * @param version for If-Match
 * @param data the values; the sum is null where the caller may not see class AMOUNT
 * @param masked paths of fields the caller may not see
 */
public record TradeEntry(UUID id, long version, TradeEntryData data, Set<String> masked) implements Versioned {
    /** Keeps the paths by value. */
    public TradeEntry {
        masked = Set.copyOf(masked);
    }
}

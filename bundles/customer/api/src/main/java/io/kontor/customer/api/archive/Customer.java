package io.kontor.customer.api.archive;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as stored.
 *
 * @param id stable identity
 * @param version for If-Match
 * @param createdAt when the card was opened
 * @param changedAt when it last changed
 * @param lifecycle present stage
 * @param grade grade in force today, null when none
 * @param classifications codes in force today by axis
 * @param card the card; {@code firstTradeOn} is the first trade fact's day where none was typed
 * @param masked paths of fields the caller may not see, for example {@code card.assets}
 */
public record Customer(
        UUID id,
        long version,
        Instant createdAt,
        Instant changedAt,
        Lifecycle lifecycle,
        @Nullable String grade,
        Map<String, Set<String>> classifications,
        Card card,
        Set<String> masked)
        implements Versioned {
    /** Keeps the collections by value. */
    public Customer {
        classifications = Map.copyOf(classifications);
        masked = Set.copyOf(masked);
    }
}

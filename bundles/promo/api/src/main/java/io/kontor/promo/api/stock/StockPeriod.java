package io.kontor.promo.api.stock;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period of stock keeping.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param days its days
 * @param state whether movements may still count for it
 * @param closedAt when it was closed, null while open
 * @param closedBy who closed it, null while open
 */
public record StockPeriod(
        UUID id,
        long version,
        DateRange days,
        State state,
        @Nullable Instant closedAt,
        @Nullable UUID closedBy) implements Versioned {
    /** States of a period. */
    public enum State {
        /** Movements may count for its days. */
        OPEN,
        /** Nothing changes any more. */
        CLOSED
    }
}

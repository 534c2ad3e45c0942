package io.kontor.promo.api.allocation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a share.
 *
 * @param kind what it is
 * @param ref region code, or identity of the rep or customer
 * @param name its name, at most 200 characters; null for the reference
 * @param weight weight of its share, 0 or more, at most 4 decimal places
 * @param wanted base units it asks for, or gets with CUSTOM; 0 or more
 */
public record AllocationTarget(
        Kind kind, String ref, @Nullable String name, BigDecimal weight, long wanted) {
    /** Kinds of targets. */
    public enum Kind {
        /** A region with all below it. */
        REGION,
        /** A rep. */
        REP,
        /** A customer. */
        CUSTOMER
    }
}

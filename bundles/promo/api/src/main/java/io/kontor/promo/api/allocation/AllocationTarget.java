package io.kontor.promo.api.allocation;

import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.stock.PostingLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a share.
 *
 * @param kind what it is
 * @param ref region or route code, or identity of the rep or customer
 * @param name its name, at most 200 characters; null for the reference
 * @param weight weight of its share, 0 or more, at most 4 decimal places
 * @param wanted base units it asks for, or gets with CUSTOM; 0 or more
 */
public record AllocationTarget(
        Kind kind, String ref, @Nullable String name, BigDecimal weight, long wanted) {
    private static final Pattern IDENTITY =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Kinds of targets. */
    public enum Kind {
        /** A region with all below it. */
        REGION,
        /** A route, for who drives it; needs a {@link io.kontor.promo.api.spi.RouteDirectory} that knows it. */
        ROUTE,
        /** A rep. */
        REP,
        /** A customer. */
        CUSTOMER
    }

    /** Keeps an absent weight as 0. */
    public AllocationTarget {
        weight = weight == null ? BigDecimal.ZERO : weight;
    }

    /**
     * Checks the parts.
     *
     * @param field where the value stands
     * @param violations receives what is wrong
     */
    public void check(String field, Violations violations) {
        violations
                .required(field + ".kind", kind)
                .required(field + ".ref", ref)
                .text(field + ".ref", ref, 64)
                .text(field + ".name", name, 200)
                .range(field + ".wanted", wanted, 0, PostingLine.MAX_QUANTITY)
                .range(field + ".weight", weight, 0, 1_000_000);
        if (weight.scale() > 4) {
            violations.add(field + ".weight", Violations.OUT_OF_RANGE, Map.of("min", "0", "max", "1000000.0000"));
        }
        if (ref != null
                && kind != null
                && kind != Kind.REGION
                && kind != Kind.ROUTE
                && !IDENTITY.matcher(ref).matches()) {
            violations.add(field + ".ref", "ILLEGAL_IDENTITY");
        }
    }
}

package io.kontor.customer.api.composition;

import io.kontor.kernel.api.value.DateRange;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composition analysis over the customers in the caller's scope.
 *
 * @param request what was asked
 * @param currency currency of the amounts, null for quantities
 * @param previousPeriod what the period is compared with
 * @param total sum over all rows
 * @param previousTotal sum of the period before
 * @param rows one a key, greatest first, {@code unknown} last; always with a row for unknown
 * @param concentration how concentrated sales are on few customers
 * @param sources where the facts came from
 * @param inputsHash SHA-256 over request and sums: same hash, same answer
 */
public record Composition(
        CompositionRequest request,
        @Nullable String currency,
        DateRange previousPeriod,
        BigDecimal total,
        BigDecimal previousTotal,
        List<Row> rows,
        Concentration concentration,
        List<String> sources,
        String inputsHash) {
    /** Key of the row for facts without a key. */
    public static final String UNKNOWN = "unknown";

    /** Keeps the lists by value. */
    public Composition {
        rows = List.copyOf(rows);
        sources = List.copyOf(sources);
    }

    /**
     * One row.
     *
     * @param key grade, goods class or region code, or {@code unknown}
     * @param label name in the caller's language, the key where there is none
     * @param value sum
     * @param share percent of the total with two digits; all shares add up to exactly 100.00 (largest remainder), all 0
     *     when the total is not positive
     * @param cumulativeShare sum of the shares down to this row
     * @param customers how many customers have facts in it
     * @param previousValue sum of the period before
     * @param delta change against the period before in percent with two digits, null when that was not positive
     */
    public record Row(
            String key,
            String label,
            BigDecimal value,
            BigDecimal share,
            BigDecimal cumulativeShare,
            long customers,
            BigDecimal previousValue,
            @Nullable BigDecimal delta) {}

    /**
     * Concentration on customers. Shares are of the positive sums; a customer that crosses a line of the counts still
     * belongs above it.
     *
     * @param customers how many customers have facts
     * @param topN how many of them the top share counts
     * @param topShare share of the greatest customers in percent with two digits
     * @param hhi Herfindahl-Hirschman index: sum of the squared percent shares of the customers with positive sums, 0
     *     to 10,000, two digits
     * @param abc how many customers make up the first 80 %, the next 15 % and the rest
     */
    public record Concentration(long customers, int topN, BigDecimal topShare, BigDecimal hhi, List<Long> abc) {
        /** Keeps the list by value. */
        public Concentration {
            abc = List.copyOf(abc);
        }
    }
}

package io.kontor.customer.api.composition;

import io.kontor.customer.api.archive.Relation;
import io.kontor.kernel.api.value.DateRange;
import org.jspecify.annotations.Nullable;

/**
 * What to analyse.
 *
 * @param kind by what to group
 * @param basis what to add up
 * @param period the days; compared with the period just before
 * @param currency currency of the amounts; null is fine while all facts have one currency
 * @param topN how many customers the top share counts, 1 to 100
 * @param rollUp along which relation sales count for the topmost customer in scope on the period's last day, null for
 *     none; the region stays that of the sale
 * @param regionLevel for REGION: level of the tree to group by, null for the region of the fact itself (else the
 *     customer's); facts of a region above the level, or unknown to the tree, belong to the row {@code unknown}
 */
public record CompositionRequest(
        Kind kind,
        Basis basis,
        DateRange period,
        @Nullable String currency,
        int topN,
        Relation.@Nullable Type rollUp,
        @Nullable Integer regionLevel) {
    /** By what sales are grouped. */
    public enum Kind {
        /** By the customers' grade on the period's last day. */
        GRADE,
        /** By goods class. */
        GOODS_CLASS,
        /** By region. */
        REGION
    }

    /** What is added up. */
    public enum Basis {
        /** Sums of money; needs field class AMOUNT. */
        AMOUNT,
        /** Quantities. */
        QUANTITY
    }
}

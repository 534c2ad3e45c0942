package io.kontor.credit.api.figures;

import java.math.BigDecimal;
import java.util.List;

/**
 * The answer to "may I ship?", and what to do.
 *
 * @param verdict the answer
 * @param use exposure/limit; infinite with exposure and no limit
 * @param headroom limit - exposure, negative when over
 * @param reasons why, gravest first
 * @param passes greatest order that would pass now, at least 0
 * @param payFirst what must be paid first to clear the overdue reason; 0 when nothing is overdue too long
 */
public record ShipAnswer(
        Verdict verdict,
        double use,
        BigDecimal headroom,
        List<Reason> reasons,
        BigDecimal passes,
        BigDecimal payFirst) {
    /** The answer. */
    public enum Verdict {
        /** Ship. */
        OK,
        /** Ship, but use of the limit is high. */
        WARN,
        /** Wait for a release. */
        HOLD,
        /** No. */
        STOP
    }

    /**
     * One reason.
     *
     * @param code {@code STOPPED}, {@code OVERDUE_AGE}, {@code LIMIT_EXPIRED}, {@code OVER_LIMIT}, {@code ORDER_SHARE},
     *     {@code INDEX}, {@code STALE_DATA} or {@code USE}
     * @param actual what is: days, an amount, a share or points
     * @param allowed what may be, in the same unit
     */
    public record Reason(String code, double actual, double allowed) {}

    /** Keeps the reasons by value. */
    public ShipAnswer {
        reasons = List.copyOf(reasons);
    }
}

package io.kontor.credit.api.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What "may I ship?" is answered from.
 *
 * @param exposure what the customer owes or will owe, with the new order
 * @param limit its limit, at least 0
 * @param overdue overdue open items
 * @param oldestOverdue days the oldest is overdue, 0 when none
 * @param overdueAllowed days overdue its terms allow
 * @param orderShare share of the limit one order may reach, 0 to 1
 * @param stopped whether deliveries to it were stopped
 * @param state what else may hold it
 */
public record ShipCheck(
        Exposure exposure,
        BigDecimal limit,
        BigDecimal overdue,
        int oldestOverdue,
        int overdueAllowed,
        double orderShare,
        Stopped stopped,
        State state) {
    /**
     * What else may hold an order.
     *
     * @param day the day of the order
     * @param limitValidTo last day of the limit, null when for ever
     * @param index payment index, NaN when unknown
     * @param leastIndex index below which orders wait; 0 for none
     * @param dataAsOf day the figures are of
     * @param daysAllowed days they may be old
     */
    public record State(
            LocalDate day,
            @Nullable LocalDate limitValidTo,
            double index,
            double leastIndex,
            LocalDate dataAsOf,
            int daysAllowed) {
        /** Nothing else: a limit without end, no least index, figures of the day. */
        public static final State NOTHING = new State(LocalDate.EPOCH, null, Double.NaN, 0, LocalDate.EPOCH, 0);
    }

    /**
     * A check with nothing else that may hold the order.
     *
     * @param exposure what the customer owes or will owe, with the new order
     * @param limit its limit, at least 0
     * @param overdue overdue open items
     * @param oldestOverdue days the oldest is overdue, 0 when none
     * @param overdueAllowed days overdue its terms allow
     * @param orderShare share of the limit one order may reach, 0 to 1
     * @param stopped whether deliveries to it were stopped
     */
    public ShipCheck(
            Exposure exposure,
            BigDecimal limit,
            BigDecimal overdue,
            int oldestOverdue,
            int overdueAllowed,
            double orderShare,
            Stopped stopped) {
        this(exposure, limit, overdue, oldestOverdue, overdueAllowed, orderShare, stopped, State.NOTHING);
    }

    /** Whether deliveries were stopped. */
    public enum Stopped {
        /** They were. */
        YES,
        /** They were not. */
        NO
    }
}

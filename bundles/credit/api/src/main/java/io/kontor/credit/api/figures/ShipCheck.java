package io.kontor.credit.api.figures;

import java.math.BigDecimal;

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
 */
public record ShipCheck(
        Exposure exposure,
        BigDecimal limit,
        BigDecimal overdue,
        int oldestOverdue,
        int overdueAllowed,
        double orderShare,
        Stopped stopped) {
    /** Whether deliveries were stopped. */
    public enum Stopped {
        /** They were. */
        YES,
        /** They were not. */
        NO
    }
}

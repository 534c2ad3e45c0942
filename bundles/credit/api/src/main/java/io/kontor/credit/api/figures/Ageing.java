package io.kontor.credit.api.figures;

import java.math.BigDecimal;

/**
 * Open items by days overdue.
 *
 * @param current not due
 * @param to30 1 to 30 days overdue
 * @param to60 31 to 60
 * @param to90 61 to 90
 * @param to180 91 to 180
 * @param older above 180
 * @param weightedDays money-weighted mean days overdue of what is overdue, 0 when nothing is
 */
public record Ageing(
        BigDecimal current,
        BigDecimal to30,
        BigDecimal to60,
        BigDecimal to90,
        BigDecimal to180,
        BigDecimal older,
        double weightedDays) {
    /** {@return all open items} */
    public BigDecimal total() {
        return current.add(overdue());
    }

    /** {@return what is overdue} */
    public BigDecimal overdue() {
        return to30.add(to60).add(to90).add(to180).add(older);
    }
}

package io.kontor.credit.scoring.figures;

import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.figures.PaymentBehaviour;
import io.kontor.credit.api.figures.PaymentTrend;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How customers pay, as known on a day: what was settled later is still open then. */
final class PaymentFigures {
    private static final int FEWEST = 3;
    private static final double[] DAYS = {-30, -20, 0, 15, 22, 30, 60, 90, 120, 180};
    private static final double[] POINTS = {100, 90, 80, 70, 60, 50, 40, 30, 20, 1};

    private PaymentFigures() {}

    static double points(double days) {
        if (days <= DAYS[0]) {
            return POINTS[0];
        }
        for (int i = 1; i < DAYS.length; i++) {
            if (days <= DAYS[i]) {
                double part = (days - DAYS[i - 1]) / (DAYS[i] - DAYS[i - 1]);
                return POINTS[i - 1] + part * (POINTS[i] - POINTS[i - 1]);
            }
        }
        return POINTS[POINTS.length - 1];
    }

    static PaymentBehaviour behaviour(List<Invoice> invoices, LocalDate day, int months) {
        LocalDate from = day.minusMonths(months);
        double amounts = 0;
        double points = 0;
        double weightedDays = 0;
        double days = 0;
        int count = 0;
        int settled = 0;
        int oldest = 0;
        for (Invoice invoice : invoices) {
            double amount = invoice.amount().doubleValue();
            if (!(amount > 0)) {
                throw new IllegalArgumentException("amount " + invoice.amount() + " of an invoice is not above 0");
            }
            LocalDate paid = invoice.settled();
            boolean isSettled = paid != null && paid.isBefore(day);
            boolean isOverdue = !isSettled && invoice.due().isBefore(day);
            boolean counts = (isSettled && paid != null) ? !paid.isBefore(from) : isOverdue;
            if (invoice.issued().isBefore(day) && counts) {
                LocalDate end = (isSettled && paid != null) ? paid : day;
                long late = ChronoUnit.DAYS.between(invoice.due(), end);
                amounts += amount;
                points += amount * points((double) late);
                weightedDays += amount * late;
                days += (double) late;
                count++;
                settled += isSettled ? 1 : 0;
                oldest = isSettled ? oldest : (int) Math.max(oldest, late);
            }
        }
        return new PaymentBehaviour(
                count >= FEWEST ? points / amounts : null,
                count > 0 ? weightedDays / amounts : null,
                count > 0 ? days / count : null,
                count,
                settled,
                oldest);
    }

    static PaymentTrend trend(List<Invoice> invoices, LocalDate day) {
        PaymentBehaviour year = behaviour(invoices, day, 12);
        PaymentBehaviour quarter = behaviour(invoices, day, 3);
        Double yearIndex = year.index();
        Double quarterIndex = quarter.index();
        Double yearDays = year.daysBeyondTerms();
        Double quarterDays = quarter.daysBeyondTerms();
        return new PaymentTrend(
                year,
                quarter,
                yearIndex == null || quarterIndex == null ? null : Double.valueOf(quarterIndex - yearIndex),
                yearDays == null || quarterDays == null ? null : Double.valueOf(quarterDays - yearDays));
    }
}

package io.kontor.kernel.api.value;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.time.LocalDate;
import java.time.Period;

/**
 * Days from the first to the last, both inside.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record DateRange(LocalDate from, LocalDate to) {
    /**
     * Checks the order.
     *
     * @throws KontorException INVALID {@code ILLEGAL_PERIOD} when the last day is before the first, or a year is not
     *     between 1000 and 9999
     */
    public DateRange {
        if (to.isBefore(from) || from.getYear() < 1000 || to.getYear() > 9999) {
            throw KontorException.of(ProblemKind.INVALID, "ILLEGAL_PERIOD", "period");
        }
    }

    /**
     * {@return the months that end with the month of a day}
     *
     * @param day a day of the last month
     * @param months how many months
     */
    public static DateRange monthsUntil(LocalDate day, int months) {
        LocalDate end = day.withDayOfMonth(day.lengthOfMonth());
        return new DateRange(day.withDayOfMonth(1).minusMonths(months - 1L), end);
    }

    /**
     * {@return the range just before this one: as many whole months when this one is whole months, else as many days}
     */
    public DateRange previous() {
        LocalDate end = from.minusDays(1);
        LocalDate after = to.plusDays(1);
        if (from.getDayOfMonth() == 1 && after.getDayOfMonth() == 1) {
            return new DateRange(from.minus(Period.between(from, after)), end);
        }
        return new DateRange(from.minusDays(after.toEpochDay() - from.toEpochDay()), end);
    }

    /**
     * {@return whether a day is inside}
     *
     * @param day the day
     */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}

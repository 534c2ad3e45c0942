package io.kontor.kernel.api.value;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * A date of which perhaps only the year or the month is known: {@code 1998}, {@code 1998-05} or {@code 1998-05-17}.
 *
 * @param text the date as written, year 1000 to 9999
 */
public record PartialDate(String text) {
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{3}(-\\d{2}(-\\d{2})?)?");

    /**
     * Checks the form.
     *
     * @throws KontorException INVALID {@code ILLEGAL_DATE}
     */
    public PartialDate {
        if (text == null || !FORM.matcher(text).matches() || !exists(text)) {
            throw KontorException.of(ProblemKind.INVALID, "ILLEGAL_DATE");
        }
    }

    /** {@return the first day it may mean} */
    public LocalDate earliest() {
        return switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static boolean exists(String text) {
        try {
            return text.length() == 4 || (text.length() == 7 ? YearMonth.parse(text) : LocalDate.parse(text)) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

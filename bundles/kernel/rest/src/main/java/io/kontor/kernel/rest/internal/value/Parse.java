package io.kontor.kernel.rest.internal.value;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads single values strictly. Java's own parsers take more than one wants: {@code 1-1-1-1-1} as a UUID, the year
 * 12026, and a number of a hundred million digits.
 */
public final class Parse {
    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DECIMAL_FORM = Pattern.compile("-?\\d{1,50}(\\.\\d{1,50})?([eE][+-]?\\d{1,9})?");
    private static final int MAX_PLACES = 100;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private Parse() {}

    /**
     * {@return the UUID in its form of 36 characters}
     *
     * @param text the text
     */
    public static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw wrongType("UUID");
        }
        return UUID.fromString(text);
    }

    /**
     * {@return the day, of the years 1000 to 9999}
     *
     * @param text the text, {@code yyyy-MM-dd}
     */
    public static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (inside(date.getYear())) {
                return date;
            }
        } catch (DateTimeException e) {
            // refused below, like a year out of range
        }
        throw wrongType("yyyy-MM-dd");
    }

    /**
     * {@return the instant to the millisecond, of the years 1000 to 9999}
     *
     * @param text the text, ISO 8601 with offset
     */
    public static Instant instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (inside(time.getYear())) {
                return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            // refused below, like a year out of range
        }
        throw wrongType("yyyy-MM-ddThh:mm:ssZ");
    }

    /**
     * {@return the number}
     *
     * @param text the text; an exponent that stands for more than {@value #MAX_PLACES} places is refused unexpanded
     */
    public static BigDecimal decimal(String text) {
        if (!DECIMAL_FORM.matcher(text).matches()) {
            throw wrongType("decimal");
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MAX_PLACES) {
            throw new KontorException(
                    ProblemKind.INVALID,
                    "INVALID_INPUT",
                    Map.of(),
                    List.of(new Violation(
                            "",
                            Violations.OUT_OF_RANGE,
                            Map.of("min", "-999999999999999.9999", "max", "999999999999999.9999"))));
        }
        return number;
    }

    /**
     * {@return the number}
     *
     * @param text the text, digits and perhaps a sign
     */
    public static Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrongType("int32");
        }
    }

    /**
     * {@return the number}
     *
     * @param text the text, digits and perhaps a sign
     */
    public static Long wholeNumber(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrongType("int64");
        }
    }

    /**
     * {@return true or false}
     *
     * @param text the text
     */
    public static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrongType("true|false");
        };
    }

    /**
     * {@return the refusal of a text that is no such value}
     *
     * @param expected what was expected, without words of any language
     */
    public static KontorException wrongType(String expected) {
        return new KontorException(
                ProblemKind.MALFORMED,
                "WRONG_TYPE",
                Map.of(),
                List.of(new Violation("", "WRONG_TYPE", Map.of("expected", expected))));
    }

    private static boolean inside(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}

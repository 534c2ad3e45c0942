package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The type of a list's field: how a caller's text becomes a value.
 *
 * @param <T> the type
 */
public final class Kind<T extends Comparable<? super T>> {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    /** Text; compared as the database does. */
    public static final Kind<String> TEXT = new Kind<>(String.class, Kind::text, s -> s);
    /** Whole number of type Integer. */
    public static final Kind<Integer> INTEGER = new Kind<>(Integer.class, Integer::valueOf, String::valueOf);
    /** Whole number of type Long. */
    public static final Kind<Long> LONG = new Kind<>(Long.class, Long::valueOf, String::valueOf);
    /** Decimal number with at most 15 digits before and 6 after the point. */
    public static final Kind<BigDecimal> DECIMAL =
            new Kind<>(BigDecimal.class, Kind::decimal, BigDecimal::toPlainString);
    /** Day. */
    public static final Kind<LocalDate> DATE = new Kind<>(LocalDate.class, LocalDate::parse, LocalDate::toString);
    /** Moment with offset. */
    public static final Kind<Instant> INSTANT =
            new Kind<>(Instant.class, s -> OffsetDateTime.parse(s).toInstant(), Instant::toString);
    /** Identity. */
    public static final Kind<UUID> UUID_KIND = new Kind<>(UUID.class, Kind::uuid, UUID::toString);
    /** {@code true} or {@code false}. */
    public static final Kind<Boolean> BOOLEAN = new Kind<>(Boolean.class, Kind::bool, b -> Boolean.toString(b));

    private final Class<T> type;
    private final Function<String, T> parser;
    private final Function<T, String> printer;

    private Kind(Class<T> type, Function<String, T> parser, Function<T, String> printer) {
        this.type = type;
        this.parser = parser;
        this.printer = printer;
    }

    /**
     * {@return the type of an enum's constants, any case}
     *
     * @param <E> the enum
     * @param type its class
     */
    public static <E extends Enum<E>> Kind<E> ofEnum(Class<E> type) {
        return new Kind<>(type, s -> Enum.valueOf(type, s.toUpperCase(Locale.ROOT)), Enum::name);
    }

    Class<T> type() {
        return type;
    }

    boolean isText() {
        return type == String.class;
    }

    /**
     * {@return the value of a caller's text}
     *
     * @param text the text
     * @param field name of the field, for the refusal
     * @throws KontorException MALFORMED {@code FILTER_VALUE}
     */
    public T parse(String text, String field) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw KontorException.of(ProblemKind.MALFORMED, "FILTER_VALUE", "filter")
                    .with("field", field);
        }
    }

    String print(Object value) {
        return printer.apply(type.cast(value));
    }

    private static BigDecimal decimal(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(text);
    }

    /** PostgreSQL compares neither NUL nor lone surrogates; a forged cursor may hold them. */
    private static String text(String text) {
        if (text.codePoints().anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            throw new IllegalArgumentException("not storable");
        }
        return text;
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(text);
        };
    }
}

package io.kontor.kernel.api.error;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects all wrong values of a command, so that the caller hears of them at once. Not thread-safe. */
public final class Violations {
    /** Code of a missing value. */
    public static final String REQUIRED = "REQUIRED";
    /** Code of a value outside its range. */
    public static final String OUT_OF_RANGE = "OUT_OF_RANGE";

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,63}");

    private final List<Violation> list = new ArrayList<>();

    /** Creates an empty collection. */
    public Violations() {}

    /**
     * Adds a violation.
     *
     * @param field where the value stands
     * @param code stable code
     * @return this
     */
    public Violations add(String field, String code) {
        return add(field, code, Map.of());
    }

    /**
     * Adds a violation with arguments.
     *
     * @param field where the value stands
     * @param code stable code
     * @param args values named in the text
     * @return this
     */
    public Violations add(String field, String code, Map<String, String> args) {
        list.add(new Violation(field, code, args));
        return this;
    }

    /**
     * Adds what a part found, under the part's path.
     *
     * @param path path of the part, for example {@code phones[0]}
     * @param part violations of the part
     * @return this
     */
    public Violations addAll(String path, Collection<Violation> part) {
        part.forEach(v -> add(path + "." + v.field(), v.code(), v.args()));
        return this;
    }

    /**
     * Refuses null and, for texts and collections, emptiness.
     *
     * @param field where the value stands
     * @param value the value
     * @return this
     */
    public Violations required(String field, @Nullable Object value) {
        boolean missing = value == null
                || (value instanceof String s && s.isBlank())
                || (value instanceof Collection<?> c && c.isEmpty());
        return missing ? add(field, REQUIRED) : this;
    }

    /**
     * Refuses a text that is too long, holds control characters other than tab and line feed, or is no valid Unicode
     * (PostgreSQL stores neither NUL nor lone surrogates). Null passes.
     *
     * @param field where the value stands
     * @param value the text
     * @param max most UTF-16 units allowed
     * @return this
     */
    public Violations text(String field, @Nullable String value, int max) {
        if (value == null) {
            return this;
        }
        if (value.length() > max) {
            return add(field, "TOO_LONG", Map.of("max", String.valueOf(max)));
        }
        boolean clean = value.codePoints()
                .allMatch(c -> c == '\t' || c == '\n' || !(Character.isISOControl(c) || isSurrogate(c)));
        return clean ? this : add(field, "ILLEGAL_CHARACTER");
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /**
     * Refuses a code that is not 1 to 64 letters, digits, dot, underscore, slash or hyphen, starting with a letter or
     * digit. Null passes.
     *
     * @param field where the value stands
     * @param value the code
     * @return this
     */
    public Violations code(String field, @Nullable String value) {
        return value == null || CODE.matcher(value).matches() ? this : add(field, "ILLEGAL_CODE");
    }

    /**
     * Refuses a code that cannot stand between slashes in a path: as {@link #code}, without slash. Null passes.
     *
     * @param field where the value stands
     * @param value the code
     * @return this
     */
    public Violations segment(String field, @Nullable String value) {
        return value != null && value.indexOf('/') >= 0 ? add(field, "ILLEGAL_CODE") : code(field, value);
    }

    /**
     * Refuses a number outside its range. Null passes.
     *
     * @param field where the value stands
     * @param value the number
     * @param min least value allowed
     * @param max greatest value allowed
     * @return this
     */
    public Violations range(String field, @Nullable Number value, long min, long max) {
        if (value == null) {
            return this;
        }
        BigDecimal number = value instanceof BigDecimal b ? b : BigDecimal.valueOf(value.longValue());
        boolean inside =
                number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        return inside ? this : add(field, OUT_OF_RANGE, Map.of("min", String.valueOf(min), "max", String.valueOf(max)));
    }

    /**
     * Refuses a collection with too many elements. Null passes.
     *
     * @param field where the value stands
     * @param value the collection
     * @param max most elements allowed
     * @return this
     */
    public Violations size(String field, @Nullable Collection<?> value, int max) {
        return value == null || value.size() <= max ? this : add(field, "TOO_MANY", Map.of("max", String.valueOf(max)));
    }

    /** {@return what was found so far, in order} */
    public List<Violation> list() {
        return List.copyOf(list);
    }

    /**
     * Refuses the command when anything was found.
     *
     * @throws KontorException INVALID with code {@code INVALID_INPUT} and all violations
     */
    public void throwIfAny() {
        if (!list.isEmpty()) {
            throw new KontorException(ProblemKind.INVALID, "INVALID_INPUT", Map.of(), list);
        }
    }
}

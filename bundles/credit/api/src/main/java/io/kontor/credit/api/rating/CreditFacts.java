package io.kontor.credit.api.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one customer on one day. A fact is a number or a level of a category; unknown facts are missing. */
public final class CreditFacts {
    private final FactLayout layout;
    private final double[] numbers;
    private final @Nullable String[] levels;
    private final LocalDate asOf;

    /**
     * Creates facts from columns of a layout. The arrays are kept by value.
     *
     * @param layout the order of the facts
     * @param numbers a number for each fact, NaN where missing or a level
     * @param levels a level for each fact, null where missing or a number
     * @param asOf the day the facts were true
     * @throws IllegalArgumentException when a length differs from the layout's
     */
    public CreditFacts(FactLayout layout, double[] numbers, @Nullable String[] levels, LocalDate asOf) {
        if (numbers.length != layout.codes().size() || levels.length != numbers.length) {
            throw new IllegalArgumentException("one number and one level for each fact of the layout");
        }
        this.layout = layout;
        this.numbers = numbers.clone();
        this.levels = levels.clone();
        this.asOf = asOf;
    }

    /**
     * {@return facts of one customer with a layout of its own}
     *
     * @param asOf the day the facts were true
     * @param facts numbers ({@link Number}) and levels ({@link String}) by code
     * @throws IllegalArgumentException for another type
     */
    public static CreditFacts of(LocalDate asOf, Map<String, ?> facts) {
        Map<String, Object> sorted = new TreeMap<>(facts);
        List<String> codes = new ArrayList<>(sorted.keySet());
        double[] numbers = new double[codes.size()];
        @Nullable String[] levels = new String[codes.size()];
        for (int i = 0; i < numbers.length; i++) {
            Object value = sorted.get(codes.get(i));
            numbers[i] = Double.NaN;
            if (value instanceof Number number) {
                numbers[i] = number.doubleValue();
            } else if (value instanceof String level) {
                levels[i] = level;
            } else {
                throw new IllegalArgumentException("fact " + codes.get(i) + " is neither a number nor a level");
            }
        }
        return new CreditFacts(new FactLayout(codes), numbers, levels, asOf);
    }

    /** {@return the order of the facts} */
    public FactLayout layout() {
        return layout;
    }

    /** {@return the day the facts were true} */
    public LocalDate asOf() {
        return asOf;
    }

    /**
     * {@return a number, NaN when it is missing or the layout has no such place}
     *
     * @param place where the fact stands, as {@link FactLayout#place} tells
     */
    public double number(int place) {
        return place < 0 ? Double.NaN : numbers[place];
    }

    /**
     * {@return a level, null when it is missing or the layout has no such place}
     *
     * @param place where the fact stands, as {@link FactLayout#place} tells
     */
    public @Nullable String level(int place) {
        return place < 0 ? null : levels[place];
    }

    /**
     * {@return a number by its code, NaN when missing}
     *
     * @param code code of the fact
     */
    public double number(String code) {
        return number(layout.place(code));
    }
}

package io.kontor.kernel.api.query;

import java.util.Arrays;
import java.util.List;

/**
 * One sort key.
 *
 * @param field name of the field
 * @param descending true for the greatest first
 */
public record Sort(String field, boolean descending) {
    /**
     * {@return the sort keys of a text such as {@code -annualSales,name}}
     *
     * @param text comma-separated fields, a hyphen before a field for descending
     */
    public static List<Sort> parse(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(part -> part.startsWith("-") ? new Sort(part.substring(1), true) : new Sort(part, false))
                .toList();
    }
}

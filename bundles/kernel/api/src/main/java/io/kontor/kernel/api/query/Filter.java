package io.kontor.kernel.api.query;

import java.util.List;

/** A parsed filter. */
public sealed interface Filter {
    /**
     * All parts hold.
     *
     * @param parts two or more
     */
    record And(List<Filter> parts) implements Filter {
        /** Keeps the parts by value. */
        public And {
            parts = List.copyOf(parts);
        }
    }

    /**
     * At least one part holds.
     *
     * @param parts two or more
     */
    record Or(List<Filter> parts) implements Filter {
        /** Keeps the parts by value. */
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The part does not hold.
     *
     * @param part the part
     */
    record Not(Filter part) implements Filter {}

    /**
     * A condition on one field.
     *
     * @param field name of the field
     * @param operator how to compare
     * @param values none for IS_NULL, one or more for IN, one otherwise; texts as written, typed by the list
     */
    record Condition(String field, Operator operator, List<String> values) implements Filter {
        /** Keeps the values by value. */
        public Condition {
            values = List.copyOf(values);
        }
    }
}

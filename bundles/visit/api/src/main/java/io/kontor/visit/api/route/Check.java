package io.kontor.visit.api.route;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Refuses bad values with a message that names them. */
final class Check {
    /** About 30 years of seconds: sums of two never overflow an int. */
    static final int LONGEST = 1_000_000_000;

    private Check() {}

    static String text(String what, String value) {
        that(!value.isBlank(), what + " must not be blank");
        return value;
    }

    static int range(String what, int value, int low, int high) {
        that(value >= low && value <= high, what + " must be in " + low + ".." + high + " but is " + value);
        return value;
    }

    static int seconds(String what, int value) {
        return range(what, value, 0, LONGEST);
    }

    static double weight(String what, double value) {
        that(value >= 0 && value <= LONGEST, what + " must be in 0.." + LONGEST + " but is " + value);
        return value;
    }

    static <T> void unique(String what, Collection<T> values, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T value : values) {
            that(seen.add(id.apply(value)), what + " " + id.apply(value) + " occurs twice");
        }
    }

    static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}

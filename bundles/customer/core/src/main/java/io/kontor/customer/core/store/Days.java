package io.kontor.customer.core.store;

import io.kontor.kernel.api.error.Violations;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days as every database and every calendar takes them, and stretches of them, the last day inside or open. */
public final class Days {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private Days() {}

    /**
     * Refuses days no database stores. Null passes.
     *
     * @param field where the value stands
     * @param day the day
     * @param violations receives what is wrong
     */
    public static void check(String field, @Nullable LocalDate day, Violations violations) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            violations.add(field, "ILLEGAL_DATE");
        }
    }

    /**
     * Refuses days no database stores.
     *
     * @param field where the value stands
     * @param day the day
     */
    public static void require(String field, @Nullable LocalDate day) {
        Violations violations = new Violations();
        check(field, day, violations);
        violations.throwIfAny();
    }

    /** {@return the later of two first days} */
    public static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    /** {@return the earlier of two last days, null being no end} */
    public static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    /** {@return whether a stretch has a day} */
    public static boolean isStretch(LocalDate from, @Nullable LocalDate to) {
        return to == null || !to.isBefore(from);
    }
}

package io.kontor.kernel.core.retention;

import io.kontor.kernel.api.operation.Retention.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** For how many days what is kept: {@code history.days}, {@code journal.days}, or for one module {@code ….days.crm}. */
record KeptDays(Map<String, Integer> days) {
    static final int MOST = 36_500;

    KeptDays {
        days = Map.copyOf(days);
    }

    static KeptDays of(Map<String, Object> configuration) {
        Map<String, Integer> days = new HashMap<>();
        for (Kind kind : Kind.values()) {
            configuration.forEach((key, value) -> {
                if (key.equals(key(kind)) || key.startsWith(key(kind) + ".")) {
                    days.put(key, days(key, String.valueOf(value).strip()));
                }
            });
        }
        return new KeptDays(days);
    }

    private static int days(String key, String value) {
        int days = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException(key + " must be 0 (for ever) to " + MOST + ": " + value);
        }
        return days;
    }

    private static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ".days";
    }

    /** {@return days, 0 for ever} */
    int of(Kind kind, String module) {
        return days.getOrDefault(key(kind) + "." + module, days.getOrDefault(key(kind), 0));
    }
}

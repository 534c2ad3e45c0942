package io.kontor.kernel.core.retention;

import io.kontor.kernel.api.operation.Retention.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * For how many days what is kept: {@code history.days}, {@code journal.days}, {@code photo.days},
 * {@code signature.days}, {@code document.days}, or for one module {@code ….days.crm}.
 */
@Component(service = KeptDays.class, configurationPid = "io.kontor.retention")
@Designate(ocd = KeptDays.Config.class)
public final class KeptDays {
    static final int MOST = 36_500;

    /** Ten years, with whichever leap days they have. */
    static final int TEN_YEARS = 3_653;

    private volatile Map<String, Integer> days = Map.of();

    /** For how long what is kept. */
    @ObjectClassDefinition(
            name = "Kontor retention",
            description = "Days that history, events and attachments are kept.")
    @interface Config {
        @AttributeDefinition(description = "Days the history is kept, 0 for ever.", min = "0", max = "36500")
        int history_days() default 0;

        @AttributeDefinition(description = "Days events are kept, 0 for ever.", min = "0", max = "36500")
        int journal_days() default 0;

        @AttributeDefinition(description = "Days photos are kept, 0 for ever.", min = "0", max = "36500")
        int photo_days() default KeptDays.TEN_YEARS;

        @AttributeDefinition(description = "Days signatures are kept, 0 for ever.", min = "0", max = "36500")
        int signature_days() default KeptDays.TEN_YEARS;

        @AttributeDefinition(description = "Days papers are kept, 0 for ever.", min = "0", max = "36500")
        int document_days() default KeptDays.TEN_YEARS;
    }

    /** Those of a configuration. */
    @Activate
    public KeptDays(Map<String, Object> configuration) {
        change(configuration);
    }

    /** Takes over a changed configuration. */
    @Modified
    void change(Map<String, Object> configuration) {
        Map<String, Integer> said = new HashMap<>();
        for (Kind kind : Kind.values()) {
            configuration.forEach((key, value) -> {
                if (key.equals(key(kind)) || key.startsWith(key(kind) + ".")) {
                    said.put(key, days(key, String.valueOf(value).strip()));
                }
            });
        }
        days = Map.copyOf(said);
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
    public int of(Kind kind, String module) {
        Map<String, Integer> said = days;
        return said.getOrDefault(key(kind) + "." + module, said.getOrDefault(key(kind), unsaid(kind)));
    }

    private static int unsaid(Kind kind) {
        return switch (kind) {
            case HISTORY, JOURNAL -> 0;
            case PHOTO, SIGNATURE, DOCUMENT -> TEN_YEARS;
        };
    }
}

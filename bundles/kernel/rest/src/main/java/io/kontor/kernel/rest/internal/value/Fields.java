package io.kontor.kernel.rest.internal.value;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import java.util.List;

/** Puts refusals of single values under the field where the value stood. */
public final class Fields {
    private Fields() {}

    /**
     * {@return the refusal with its violations below a field; one without violations gets one for the field itself}
     *
     * @param refusal the refusal
     * @param field path of the field, empty for the whole
     */
    public static KontorException under(String field, KontorException refusal) {
        if (field.isEmpty()) {
            return refusal;
        }
        List<Violation> violations = refusal.violations().isEmpty()
                ? List.of(new Violation(field, refusal.code(), refusal.args()))
                : refusal.violations().stream()
                        .map(v -> new Violation(join(field, v.field()), v.code(), v.args()))
                        .toList();
        return new KontorException(refusal.kind(), refusal.code(), refusal.args(), violations);
    }

    private static String join(String above, String below) {
        return below.isEmpty() || below.startsWith("[") ? above + below : above + "." + below;
    }
}

package io.kontor.kernel.api.security;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Versioned;
import java.util.List;

/**
 * A role.
 *
 * @param code stable code
 * @param version for If-Match, 0 for a role not stored yet
 * @param label name in both languages
 * @param grants its lines
 */
public record Role(String code, long version, LocalizedText label, List<Grant> grants) implements Versioned {
    /** Keeps the lines by value. */
    public Role {
        grants = List.copyOf(grants);
    }
}

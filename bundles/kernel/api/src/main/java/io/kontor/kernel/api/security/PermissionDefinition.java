package io.kontor.kernel.api.security;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.Set;

/**
 * A permission a module knows.
 *
 * @param permission {@code module:entity:action}
 * @param label what it lets one do
 * @param scoped whether it has rows, so that a scope other than ALL makes sense
 * @param fieldClasses classes of fields the entity has
 */
public record PermissionDefinition(
        String permission, LocalizedText label, boolean scoped, Set<FieldClass> fieldClasses) {
    /** Keeps the classes by value. */
    public PermissionDefinition {
        fieldClasses = Set.copyOf(fieldClasses);
    }
}

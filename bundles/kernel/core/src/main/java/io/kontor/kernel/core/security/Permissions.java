package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Permissions as patterns: {@code module:entity:action}, where each part may be a star. */
final class Permissions {
    private static final String PART = "(\\*|[a-z][a-z0-9-]{0,39})";
    private static final Pattern FORM = Pattern.compile(PART + ":" + PART + ":" + PART);

    private Permissions() {}

    static boolean wellFormed(@Nullable String permission) {
        return permission != null && FORM.matcher(permission).matches();
    }

    /** {@return the lines cut down to what the patterns also cover; without patterns the lines as they are} */
    static List<Grant> narrow(List<Grant> grants, Collection<String> patterns) {
        if (patterns.isEmpty()) {
            return grants;
        }
        Set<Grant> narrowed = new LinkedHashSet<>();
        for (Grant grant : grants) {
            for (String pattern : patterns) {
                String both = intersection(grant.permission(), pattern);
                if (both != null) {
                    narrowed.add(new Grant(both, grant.scope(), grant.fieldClasses()));
                }
            }
        }
        return List.copyOf(narrowed);
    }

    /** {@return the pattern of what both patterns cover, or null when there is nothing} */
    static @Nullable String intersection(String one, String other) {
        String[] a = one.split(":", -1);
        String[] b = other.split(":", -1);
        if (a.length != 3 || b.length != 3) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (!a[i].equals(b[i]) && !"*".equals(a[i]) && !"*".equals(b[i])) {
                return null;
            }
            parts.add("*".equals(a[i]) ? b[i] : a[i]);
        }
        return String.join(":", parts);
    }
}

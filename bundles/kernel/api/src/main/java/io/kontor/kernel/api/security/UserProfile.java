package io.kontor.kernel.api.security;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator edits of a user.
 *
 * @param username login name, unique without regard to case: 2 to 64 lower-case letters, digits, dot, underscore,
 *     hyphen
 * @param displayName name shown to others
 * @param language {@code zh-CN} or {@code en}
 * @param teamId the user's team, null for none
 * @param regions codes of the user's regions, for scope REGION_SUBTREE
 * @param roles codes of the user's roles
 * @param enabled false locks the user out at once and ends the user's sessions
 */
public record UserProfile(
        String username,
        String displayName,
        String language,
        @Nullable UUID teamId,
        Set<String> regions,
        Set<String> roles,
        boolean enabled) {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    /** Keeps the sets by value; absent ones are empty. */
    public UserProfile {
        regions = regions == null ? Set.of() : Set.copyOf(regions);
        roles = roles == null ? Set.of() : Set.copyOf(roles);
    }

    /** {@return what is wrong with these values, empty when nothing} */
    public List<Violation> violations() {
        Violations v = new Violations();
        v.required("username", username).required("displayName", displayName).text("displayName", displayName, 100);
        if (username != null && !USERNAME.matcher(username).matches()) {
            v.add("username", "ILLEGAL_USERNAME");
        }
        if (!"zh-CN".equals(language) && !"en".equals(language)) {
            v.add("language", "UNKNOWN_CODE");
        }
        return v.size("regions", regions, 50).size("roles", roles, 50).list();
    }
}

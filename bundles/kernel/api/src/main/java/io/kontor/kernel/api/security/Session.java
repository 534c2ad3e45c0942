package io.kontor.kernel.api.security;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session or bearer token, without its secret.
 *
 * @param id stable identity, to revoke it by
 * @param kind browser session, device or partner token
 * @param name given by its owner, null for browser sessions
 * @param userId the user it acts for
 * @param createdAt when it began
 * @param lastUsedAt when it was last used, to the minute
 * @param expiresAt when it ends
 * @param permissions the permissions it is narrowed to, empty for all of the user's
 */
public record Session(
        UUID id,
        Kind kind,
        @Nullable String name,
        UUID userId,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Set<String> permissions) {
    /** What a session is for. */
    public enum Kind {
        /** A browser; ends after 30 minutes without use and after 12 hours. */
        BROWSER,
        /** A device or script of the user, at most 30 days. */
        DEVICE,
        /** A partner system, narrowed to permissions, at most 366 days. */
        PARTNER
    }
}

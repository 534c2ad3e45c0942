package io.kontor.kernel.api.security;

import io.kontor.kernel.api.error.KontorException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Login, sessions and tokens. Secrets are random 256 bit, shown once and stored only as SHA-256. */
@ProviderType
public interface Sessions {
    /**
     * A session just opened.
     *
     * @param session the session
     * @param secret what the client sends from now on; not stored
     * @param csrfToken what a browser sends in {@code X-CSRF-Token} with every change; derived from the secret
     */
    record Opened(Session session, String secret, String csrfToken) {}

    /**
     * A session recognised.
     *
     * @param session the session
     * @param actor the user with the rights in force now
     * @param language the user's language tag
     * @param csrfToken as in {@link Opened}
     */
    record Recognised(Session session, Actor actor, String language, String csrfToken) {}

    /**
     * Logs a user in.
     *
     * @param username login name, any case
     * @param password the password
     * @param kind BROWSER or DEVICE
     * @param client the client's address, for throttling
     * @return the session opened
     * @throws KontorException UNAUTHENTICATED {@code LOGIN_FAILED}, the same for an unknown user, a wrong password and
     *     a disabled user; TOO_MANY_REQUESTS {@code LOGIN_THROTTLED} with argument {@code seconds} after 10 failures of
     *     an account or 100 of an address in 15 minutes, or when too many logins are under way
     */
    Opened login(String username, String password, Session.Kind kind, String client);

    /**
     * Opens a token for a device or partner system that acts for the caller.
     *
     * @param name what it is for
     * @param permissions what it is narrowed to, empty for all of the caller's; a PARTNER token needs at least one
     * @param life how long it lasts: at most 30 days for a DEVICE token, which is one without permissions, else 366
     * @return the token opened
     * @throws KontorException INVALID for a life out of range or a permission the caller lacks; FORBIDDEN
     *     {@code LOGIN_REQUIRED} for a caller with a PARTNER token, which must not outlive itself
     */
    Opened openToken(String name, Set<String> permissions, Duration life);

    /**
     * {@return the session behind a secret, or empty when unknown, expired, revoked, or its user disabled}
     *
     * @param secret what the client sent
     */
    Optional<Recognised> recognise(String secret);

    /** {@return the caller's sessions that are not expired} */
    List<Session> mine();

    /**
     * Ends one of the caller's sessions, or any with {@code kernel:user:write}.
     *
     * @param id the session
     * @throws KontorException NOT_FOUND
     */
    void revoke(UUID id);
}

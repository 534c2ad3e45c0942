package io.kontor.kernel.api.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/** The users. Reading needs {@code kernel:user:read}, writing {@code kernel:user:write}. */
@ProviderType
public interface Users {
    /**
     * {@return one page of users}
     *
     * @param query filter and sort fields: username, displayName, enabled, createdAt
     */
    Page<User> list(ListQuery query);

    /**
     * {@return the user, or empty when unknown}
     *
     * @param id stable identity
     */
    Optional<User> find(UUID id);

    /**
     * {@return the user with this login name, or empty}
     *
     * @param username login name, any case
     */
    Optional<User> findByUsername(String username);

    /**
     * Creates a user. No password works until one is set.
     *
     * @param profile the user's values
     * @return the user created
     * @throws KontorException CONFLICT {@code USERNAME_TAKEN}; INVALID for unknown roles, team or regions; FORBIDDEN
     *     {@code GRANT_EXCEEDS_OWN} when a role gives more than the caller has
     */
    User create(UserProfile profile);

    /**
     * Changes a user.
     *
     * @param id the user
     * @param version the version the caller saw
     * @param edit gives the new values from the present ones
     * @return the user changed
     * @throws KontorException NOT_FOUND, STALE, or as for {@link #create}; CONFLICT {@code LAST_ADMINISTRATOR} when
     *     nobody could manage users any more
     */
    User change(UUID id, long version, UnaryOperator<UserProfile> edit);

    /**
     * Sets a password and ends the user's sessions and tokens.
     *
     * @param id the user
     * @param newPassword 10 to 128 characters, not the login name
     * @throws KontorException NOT_FOUND; INVALID {@code WEAK_PASSWORD}; FORBIDDEN {@code GRANT_EXCEEDS_OWN} when the
     *     user has rights the caller lacks, since who sets a password can log in with it
     */
    void setPassword(UUID id, String newPassword);

    /**
     * Changes the caller's own password and ends the caller's other sessions and tokens.
     *
     * @param present the present password
     * @param newPassword 10 to 128 characters, not the login name
     * @throws KontorException FORBIDDEN {@code WRONG_PASSWORD}; INVALID {@code WEAK_PASSWORD}; TOO_MANY_REQUESTS
     *     {@code LOGIN_THROTTLED} as for a login
     */
    void changeOwnPassword(String present, String newPassword);
}

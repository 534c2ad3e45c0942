package io.kontor.kernel.api.security;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** Names of users and teams for other modules; needs no permission. */
@ProviderType
public interface StaffDirectory {
    /**
     * A user as others may know the user.
     *
     * @param id stable identity
     * @param username login name
     * @param displayName name shown
     * @param enabled false when locked out
     */
    record Person(UUID id, String username, String displayName, boolean enabled) {}

    /**
     * {@return the users known among these}
     *
     * @param ids users
     */
    Map<UUID, Person> people(Collection<UUID> ids);

    /**
     * {@return whether a team exists}
     *
     * @param id the team
     */
    boolean teamExists(UUID id);
}

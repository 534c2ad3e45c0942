package io.kontor.kernel.api.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The roles. Reading needs {@code kernel:role:read}, writing {@code kernel:role:write}. */
@ProviderType
public interface Roles {
    /** {@return all roles by code; companies have few} */
    List<Role> list();

    /**
     * {@return the role, or empty when unknown}
     *
     * @param code its code
     */
    Optional<Role> find(String code);

    /** {@return the permissions of the running modules, by name} */
    List<PermissionDefinition> permissions();

    /**
     * Creates a role.
     *
     * @param code new code
     * @param label name in both languages
     * @param grants its lines
     * @return the role created
     * @throws KontorException CONFLICT {@code ROLE_CODE_TAKEN}; INVALID for an ill-formed permission; FORBIDDEN
     *     {@code GRANT_EXCEEDS_OWN} when a line gives more than the caller has
     */
    Role create(String code, LocalizedText label, List<Grant> grants);

    /**
     * Replaces a role's name and lines.
     *
     * @param code the role
     * @param version the version the caller saw
     * @param label name in both languages
     * @param grants its lines
     * @return the role changed
     * @throws KontorException NOT_FOUND, STALE, or as for {@link #create}; CONFLICT {@code LAST_ADMINISTRATOR}
     */
    Role replace(String code, long version, LocalizedText label, List<Grant> grants);

    /**
     * Deletes a role nobody has.
     *
     * @param code the role
     * @param version the version the caller saw
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code ROLE_IN_USE}
     */
    void delete(String code, long version);
}

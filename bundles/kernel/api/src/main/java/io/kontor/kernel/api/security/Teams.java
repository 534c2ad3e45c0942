package io.kontor.kernel.api.security;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** The sales teams. Reading needs {@code kernel:team:read}, writing {@code kernel:team:write}. */
@ProviderType
public interface Teams {
    /** {@return all teams by code; companies have few} */
    List<Team> list();

    /**
     * {@return the team, or empty when unknown}
     *
     * @param id stable identity
     */
    Optional<Team> find(UUID id);

    /**
     * Creates a team.
     *
     * @param code new code
     * @param name name shown
     * @return the team created
     * @throws KontorException CONFLICT {@code TEAM_CODE_TAKEN}
     */
    Team create(String code, String name);

    /**
     * Changes a team.
     *
     * @param id the team
     * @param version the version the caller saw
     * @param code new code
     * @param name new name
     * @return the team changed
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code TEAM_CODE_TAKEN}
     */
    Team change(UUID id, long version, String code, String name);

    /**
     * Deletes a team nobody is in.
     *
     * @param id the team
     * @param version the version the caller saw
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code TEAM_IN_USE}
     */
    void delete(UUID id, long version);
}

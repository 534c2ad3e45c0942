package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The saved column mappings. Everybody may use them; changing them needs {@code kernel:mapping:write}. */
@ProviderType
public interface Mappings {
    /**
     * {@return the mappings by name}
     *
     * @param target the import they are for, null for all
     */
    List<Mapping> list(@Nullable String target);

    /**
     * {@return the mapping, or empty when unknown}
     *
     * @param name its name
     */
    Optional<Mapping> find(String name);

    /**
     * Keeps a mapping.
     *
     * @param mapping the mapping; its version does not count
     * @return the mapping
     * @throws KontorException INVALID with violations; CONFLICT {@code MAPPING_NAME_TAKEN}
     */
    Mapping create(Mapping mapping);

    /**
     * Replaces a mapping.
     *
     * @param mapping the mapping; its version is the one seen
     * @return the mapping
     * @throws KontorException INVALID with violations; NOT_FOUND; STALE
     */
    Mapping replace(Mapping mapping);

    /**
     * Deletes a mapping.
     *
     * @param name its name
     * @param version the version seen
     * @throws KontorException NOT_FOUND; STALE
     */
    void delete(String name, long version);
}

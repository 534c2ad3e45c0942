package io.kontor.customer.api.archive;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The little other modules need to know of customers; an optional service for them. Applies the caller's row scope. */
@ProviderType
public interface CustomerDirectory {
    /**
     * What other modules store of a customer.
     *
     * @param id stable identity
     * @param code unique code
     * @param name name at the time of asking
     * @param lifecycle present stage
     * @param grade grade in force, null when none
     * @param ownerId the rep in charge
     * @param regionCode sales region
     */
    record Snapshot(
            UUID id,
            String code,
            String name,
            Lifecycle lifecycle,
            @Nullable String grade,
            @Nullable UUID ownerId,
            @Nullable String regionCode) {}

    /**
     * {@return the customers known and in scope among these}; under the identity of one that became part of another
     * that other one, whose own identity the snapshot has
     *
     * @param ids customers, at most 1,000
     */
    Map<UUID, Snapshot> snapshots(Collection<UUID> ids);

    /**
     * {@return the customers among these that became part of another one in scope, with that other one}
     *
     * @param ids customers, at most 1,000
     */
    Map<UUID, UUID> resolve(Collection<UUID> ids);
}

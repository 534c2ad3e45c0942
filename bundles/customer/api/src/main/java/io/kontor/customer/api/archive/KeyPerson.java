package io.kontor.customer.api.archive;

import io.kontor.kernel.api.value.Versioned;
import java.util.Set;
import java.util.UUID;

/**
 * A key person of a customer as stored.
 *
 * @param id stable identity
 * @param version for If-Match
 * @param customerId the customer
 * @param data the values; the profile is null where the caller may not see it
 * @param masked {@code data.profile} where the caller may not see it
 */
public record KeyPerson(UUID id, long version, UUID customerId, KeyPersonData data, Set<String> masked)
        implements Versioned {
    /** Keeps the paths by value. */
    public KeyPerson {
        masked = Set.copyOf(masked);
    }
}

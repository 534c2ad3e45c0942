package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Relations between customers. Needs the rights of the customers: reading the one asked for, writing the lower one. */
@ProviderType
public interface Relations {
    /**
     * {@return the relations of a customer up and down, newest first; those to customers out of scope are left out}
     *
     * @param customerId the customer
     * @throws KontorException NOT_FOUND
     */
    List<Relation> of(UUID customerId);

    /**
     * Adds a relation.
     *
     * @param fromId the lower customer
     * @param type what it is of the other
     * @param toId the upper customer
     * @param validFrom first day
     * @param validTo last day, null for no end
     * @return the relation
     * @throws KontorException NOT_FOUND; CONFLICT {@code RELATION_CYCLE} when the upper one is below the lower one on
     *     any common day; CONFLICT {@code RELATION_OVERLAPS} when the lower one has another upper one on a common day
     */
    Relation add(UUID fromId, Relation.Type type, UUID toId, LocalDate validFrom, @Nullable LocalDate validTo);

    /**
     * Ends a relation.
     *
     * @param customerId a customer of the relation
     * @param id the relation
     * @param version the version the caller saw
     * @param validTo last day, not before the first
     * @return the relation
     * @throws KontorException NOT_FOUND, STALE; INVALID {@code ILLEGAL_PERIOD}
     */
    Relation end(UUID customerId, UUID id, long version, LocalDate validTo);
}

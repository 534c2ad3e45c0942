package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The key persons of customers, with their history. Reading needs {@code customer:key-person:read}, writing
 * {@code customer:key-person:write}, with the rows of the customer. At any day a role has at most one person.
 */
@ProviderType
public interface KeyPersons {
    /**
     * {@return the persons of a customer, by role and newest first}
     *
     * @param customerId the customer
     * @param asOf only those in their role on this day, null for the whole history
     * @throws KontorException NOT_FOUND
     */
    List<KeyPerson> of(UUID customerId, @Nullable LocalDate asOf);

    /**
     * {@return one person}
     *
     * @param customerId the customer
     * @param id the person
     * @throws KontorException NOT_FOUND
     */
    KeyPerson get(UUID customerId, UUID id);

    /**
     * Adds a person; the present one in the role ends the day before.
     *
     * @param customerId the customer
     * @param data its values
     * @return the person
     * @throws KontorException NOT_FOUND; INVALID; CONFLICT {@code ROLE_OCCUPIED} when the days overlap with a person
     *     who came into the role later or on the same day
     */
    KeyPerson add(UUID customerId, KeyPersonData data);

    /**
     * Changes a person.
     *
     * @param customerId the customer
     * @param id the person
     * @param version the version the caller saw
     * @param edit gives the new values from the present ones
     * @return the person
     * @throws KontorException NOT_FOUND, STALE, or as for {@link #add}
     */
    KeyPerson change(UUID customerId, UUID id, long version, UnaryOperator<KeyPersonData> edit);

    /**
     * Erases a person entered by mistake, with its profile.
     *
     * @param customerId the customer
     * @param id the person
     * @param version the version the caller saw
     * @throws KontorException NOT_FOUND, STALE
     */
    void erase(UUID customerId, UUID id, long version);
}

package io.kontor.customer.core.archive;

import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.KeyPersonEntity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;

/** Key persons of one transaction. */
final class KeyPersonRepository {
    private final EntityManager em;

    KeyPersonRepository(EntityManager em) {
        this.em = em;
    }

    /** {@return the persons of a customer, by role and newest first} */
    List<KeyPersonEntity> of(UUID customerId) {
        return Fetch.rows(em, KeyPersonEntity.class, "customerId", List.of(customerId)).stream()
                .sorted(Comparator.comparing(KeyPersonEntity::role)
                        .thenComparing(KeyPersonEntity::validFrom, Comparator.reverseOrder())
                        .thenComparing(KeyPersonEntity::id))
                .toList();
    }

    KeyPersonEntity get(UUID customerId, UUID id) {
        return Optional.ofNullable(em.find(KeyPersonEntity.class, id))
                .filter(p -> p.customerId().equals(customerId))
                .orElseThrow(CustomerRepository::notFound);
    }
}

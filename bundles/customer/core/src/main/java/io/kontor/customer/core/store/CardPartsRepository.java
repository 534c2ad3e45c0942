package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.ExternalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;

/** The lists of cards, written by value where a list changed; {@link CardRows} reads them. */
public final class CardPartsRepository {
    private final EntityManager em;

    /** Works within a transaction's entity manager. */
    public CardPartsRepository(EntityManager em) {
        this.em = em;
    }

    /** {@return the customer with this identity in another system, in anybody's rows} */
    public Optional<UUID> owner(ExternalId externalId) {
        return em.createQuery(
                        "select e.customerId from ExternalIdEntity e"
                                + " where e.systemCode = :system and e.externalId = :id",
                        UUID.class)
                .setParameter("system", externalId.system())
                .setParameter("id", externalId.id())
                .getResultStream()
                .findFirst();
    }

    /** Writes the lists that changed. */
    public void replace(UUID customerId, CardParts before, CardParts after) {
        list(
                AddressEntity.class,
                customerId,
                before.addresses(),
                after.addresses(),
                (i, v) -> new AddressEntity(customerId, i, v));
        list(
                PhoneEntity.class,
                customerId,
                before.phones(),
                after.phones(),
                (i, v) -> new PhoneEntity(customerId, i, v));
        list(
                ExternalIdEntity.class,
                customerId,
                before.externalIds(),
                after.externalIds(),
                (i, v) -> new ExternalIdEntity(customerId, i, v));
        list(
                FieldSourceEntity.class,
                customerId,
                before.sources(),
                after.sources(),
                (i, v) -> new FieldSourceEntity(customerId, i, v));
        if (!before.serviceArea().equals(after.serviceArea())) {
            List<String> sorted = new ArrayList<>(after.serviceArea());
            sorted.sort(null);
            list(
                    ServiceAreaEntity.class,
                    customerId,
                    List.copyOf(before.serviceArea()),
                    sorted,
                    (i, v) -> new ServiceAreaEntity(customerId, v));
        }
    }

    /** Makes the row of one value. */
    private interface Row<V> {
        Object of(int position, V value);
    }

    private <V> void list(Class<?> entity, UUID customerId, List<V> before, List<V> after, Row<V> row) {
        if (before.equals(after)) {
            return;
        }
        if (!before.isEmpty()) {
            em.createQuery("delete from " + entity.getSimpleName() + " e where e.customerId = :customer")
                    .setParameter("customer", customerId)
                    .executeUpdate();
        }
        for (int i = 0; i < after.size(); i++) {
            em.persist(row.of(i, after.get(i)));
        }
    }
}

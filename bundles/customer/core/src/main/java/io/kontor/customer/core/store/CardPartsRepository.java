package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.archive.Phone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;

/** The lists of cards: read for a whole page with one query a kind, written by value where a list changed. */
public final class CardPartsRepository {
    private static final String CUSTOMER = "customerId";
    private static final String POSITION = "position";

    private final EntityManager em;

    /** Works within a transaction's entity manager. */
    public CardPartsRepository(EntityManager em) {
        this.em = em;
    }

    /** {@return the lists of one card} */
    public CardParts of(UUID customerId) {
        return of(List.of(customerId)).getOrDefault(customerId, CardParts.NONE);
    }

    /** {@return the lists of many cards, by customer} */
    public Map<UUID, CardParts> of(Collection<UUID> ids) {
        Map<UUID, List<Address>> addresses =
                lists(AddressEntity.class, ids, AddressEntity::customerId, AddressEntity::address);
        Map<UUID, List<Phone>> phones = lists(PhoneEntity.class, ids, PhoneEntity::customerId, PhoneEntity::phone);
        Map<UUID, List<ExternalId>> externalIds =
                lists(ExternalIdEntity.class, ids, ExternalIdEntity::customerId, ExternalIdEntity::value);
        Map<UUID, List<FieldSource>> sources =
                lists(FieldSourceEntity.class, ids, FieldSourceEntity::customerId, FieldSourceEntity::source);
        Map<UUID, List<String>> areas = Fetch.group(
                Fetch.rows(em, ServiceAreaEntity.class, CUSTOMER, ids),
                ServiceAreaEntity::customerId,
                ServiceAreaEntity::regionCode);
        Map<UUID, CardParts> parts = new HashMap<>();
        for (UUID id : ids) {
            parts.put(
                    id,
                    new CardParts(
                            addresses.getOrDefault(id, List.of()),
                            phones.getOrDefault(id, List.of()),
                            externalIds.getOrDefault(id, List.of()),
                            sources.getOrDefault(id, List.of()),
                            Set.copyOf(areas.getOrDefault(id, List.of()))));
        }
        return parts;
    }

    private <E, V> Map<UUID, List<V>> lists(
            Class<E> entity, Collection<UUID> ids, Function<E, UUID> customer, Function<E, V> value) {
        return Fetch.group(Fetch.rows(em, entity, CUSTOMER, ids, CUSTOMER, POSITION), customer, value);
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

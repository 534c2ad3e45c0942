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

    /**
     * The lists of a card.
     *
     * @param customerId the customer
     * @param before as they are stored
     * @param after as they shall be
     */
    public record Replacement(UUID customerId, CardParts before, CardParts after) {}

    /** Writes the lists of one card that changed. */
    public void replace(UUID customerId, CardParts before, CardParts after) {
        replaceAll(List.of(new Replacement(customerId, before, after)));
    }

    /** Writes the lists of many cards that changed; what goes goes before anything comes. */
    public void replaceAll(List<Replacement> all) {
        List<Object> rows = new ArrayList<>();
        list("customer_address", all, CardParts::addresses, AddressEntity::new, rows);
        list("customer_phone", all, CardParts::phones, PhoneEntity::new, rows);
        list("customer_external_id", all, CardParts::externalIds, ExternalIdEntity::new, rows);
        list("customer_field_source", all, CardParts::sources, FieldSourceEntity::new, rows);
        list(
                "customer_service_area",
                all,
                parts -> parts.serviceArea().stream().sorted().toList(),
                (customer, position, region) -> new ServiceAreaEntity(customer, region),
                rows);
        rows.forEach(em::persist);
    }

    /** Makes the row of one value. */
    private interface Row<V> {
        Object of(UUID customerId, int position, V value);
    }

    private <V> void list(
            String table, List<Replacement> all, Function<CardParts, List<V>> values, Row<V> row, List<Object> rows) {
        List<UUID> emptied = new ArrayList<>();
        for (Replacement one : all) {
            List<V> before = values.apply(one.before());
            List<V> after = values.apply(one.after());
            if (before.equals(after)) {
                continue;
            }
            if (!before.isEmpty()) {
                emptied.add(one.customerId());
            }
            for (int i = 0; i < after.size(); i++) {
                rows.add(row.of(one.customerId(), i, after.get(i)));
            }
        }
        RowDeletion.of(em, table, "customer_id", emptied);
    }
}

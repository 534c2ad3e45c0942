package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.ExternalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;

/** The lists of cards, written by value where a list changed; {@link CardRows} reads them. */
public final class CardPartsRepository {
    private final EntityManager em;

    /** Works within a transaction's entity manager. */
    public CardPartsRepository(EntityManager em) {
        this.em = em;
    }

    /** {@return the lists of one card} */
    public CardParts of(UUID customerId) {
        return CardRows.lists(em, List.of(customerId)).parts(customerId);
    }

    /** {@return the lists of many cards, by customer} */
    public Map<UUID, CardParts> of(Collection<UUID> ids) {
        CardRows rows = CardRows.lists(em, ids);
        Map<UUID, CardParts> parts = new HashMap<>();
        ids.forEach(id -> parts.put(id, rows.parts(id)));
        return parts;
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

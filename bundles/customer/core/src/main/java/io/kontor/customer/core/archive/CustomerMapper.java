package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.core.store.CardParts;
import io.kontor.customer.core.store.CardRows;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Makes customers of entities, for a whole page with one query. */
final class CustomerMapper {
    private final EntityManager em;
    private final Access access;
    private final LocalDate today;

    CustomerMapper(EntityManager em, Access access, LocalDate today) {
        this.em = em;
        this.access = access;
        this.today = today;
    }

    /** {@return the customer as the caller may see it; changes must be flushed} */
    Customer one(CustomerEntity entity) {
        return all(List.of(entity)).get(0);
    }

    /** {@return the customers as the caller may see them, in the same order} */
    List<Customer> all(List<CustomerEntity> entities) {
        List<UUID> ids = entities.stream().map(CustomerEntity::id).toList();
        boolean untyped = entities.stream().anyMatch(e -> !e.isFirstTradeTyped());
        CardRows rows = CardRows.all(em, ids, today, untyped);
        return entities.stream().map(e -> read(e, rows.parts(e.id()), rows)).toList();
    }

    /** {@return a customer just opened, which nobody has graded or classified yet} */
    Customer opened(CustomerEntity e, CardParts parts) {
        return customer(e, e.card(parts), null, Map.of());
    }

    /** {@return a customer with these lists of its card, which a change may just have made, and the rest as read} */
    Customer read(CustomerEntity e, CardParts parts, CardRows rows) {
        Card card = computed(e.card(parts), rows.firstTrade(e.id()));
        return customer(e, card, rows.grade(e.id()), rows.codes(e.id()));
    }

    private static Card computed(Card card, @Nullable LocalDate firstTrade) {
        return card.firstTradeOn() != null || firstTrade == null
                ? card
                : CardDraft.of(card)
                        .firstTradeOn(new PartialDate(firstTrade.toString()))
                        .card();
    }

    private Customer customer(CustomerEntity e, Card card, @Nullable String grade, Map<String, Set<String>> codes) {
        boolean sees = seesAmounts(access, e);
        return new Customer(
                e.id(),
                e.version(),
                e.createdAt(),
                e.changedAt(),
                e.lifecycle(),
                grade,
                codes,
                sees ? card : AmountFields.mask(card),
                sees ? Set.of() : AmountFields.PATHS);
    }

    static boolean seesAmounts(Access access, CustomerEntity customer) {
        return CustomerScope.covers(access.rowsOf(FieldClass.AMOUNT), customer);
    }
}

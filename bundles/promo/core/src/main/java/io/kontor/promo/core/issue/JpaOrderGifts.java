package io.kontor.promo.core.issue;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.order.GiftCondition;
import io.kontor.promo.api.order.OrderGift;
import io.kontor.promo.api.order.OrderGifts;
import io.kontor.promo.api.order.OrderSnapshot;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.GivenTables;
import io.kontor.promo.core.store.GivenTables.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** P14, P20: what was given with an order against what the order earns. */
@Component
public final class JpaOrderGifts implements OrderGifts {
    private final Transactions transactions;
    private final GiftConditions conditions;

    /** Over the module's transactions. */
    @Activate
    public JpaOrderGifts(@Reference PromoTransactions transactions, @Reference GiftConditions conditions) {
        this.transactions = transactions.get();
        this.conditions = conditions;
    }

    /** A gift of an order. */
    private record Key(@Nullable String condition, UUID itemId) {}

    @Override
    public List<OrderGift> of(OrderSnapshot order) {
        Access access = Call.require("promo:issue:read");
        Documents.throwIfAny(order.violations());
        boolean kept = order.lines().stream().anyMatch(line -> line.quantity().signum() > 0);
        if (kept && !conditions.any()) {
            throw KontorException.of(ProblemKind.UNAVAILABLE, "CONDITIONS_AWAY");
        }
        List<GiftCondition> earned = kept ? conditions.match(order) : List.of();
        GivenTables.Ask ask = new GivenTables.Ask(null, null, null, null, order.ref());
        Set<UUID> visible = new HashSet<>();
        List<Given> given = transactions.read(em -> {
            GivenTables tables = new GivenTables(em);
            tables.given(ask, access.rows()).forEach(one -> visible.add(one.issueId()));
            return tables.given(ask, RowScope.ALL);
        });
        Map<Key, List<Given>> gifts = new LinkedHashMap<>();
        earned.forEach(condition -> condition
                .gifts()
                .forEach(gift -> gifts.put(new Key(condition.ref(), gift.itemId()), new ArrayList<>())));
        given.forEach(one -> gifts.computeIfAbsent(new Key(one.conditionRef(), one.itemId()), key -> new ArrayList<>())
                .add(one));
        return gifts.entrySet().stream()
                .map(each -> gift(each.getKey(), each.getValue(), earned, kept, visible))
                .toList();
    }

    private static OrderGift gift(
            Key key, List<Given> given, List<GiftCondition> earned, boolean kept, Set<UUID> visible) {
        Optional<GiftCondition> condition =
                earned.stream().filter(c -> c.ref().equals(key.condition())).findFirst();
        long units = given.stream().mapToLong(Given::quantity).sum();
        long due = condition.map(c -> c.earned(key.itemId())).orElse(0L);
        // what nobody promised belongs to the whole order
        long owed = key.condition() == null && kept ? 0 : Math.max(0, units - due);
        return new OrderGift(
                key.condition(),
                condition.map(GiftCondition::label).orElse(null),
                key.itemId(),
                due,
                units,
                Math.max(0, due - units),
                owed,
                given.stream()
                        .map(Given::issueId)
                        .filter(visible::contains)
                        .distinct()
                        .collect(Collectors.toList()));
    }
}

package io.kontor.promo.core.issue;

import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.order.GiftCondition;
import io.kontor.promo.api.order.OrderSnapshot;
import io.kontor.promo.api.spi.GiftConditionProvider;
import io.kontor.promo.api.value.CustomerRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks the providers of gift conditions, which come and go. */
@Component(service = GiftConditions.class)
public final class GiftConditions {
    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<GiftConditionProvider> providers = List.of();

    /** Begins without any. */
    @Activate
    public GiftConditions() {}

    /**
     * What the order of an issue earns by its condition.
     *
     * @param checked whether anybody knows the order
     * @param condition the condition, null when the order does not fulfil it or nobody knows the order
     */
    record Earned(boolean checked, @Nullable GiftCondition condition) {}

    boolean any() {
        return !providers.isEmpty();
    }

    List<GiftCondition> match(OrderSnapshot order) {
        return providers.stream()
                .flatMap(provider -> provider.match(order).stream())
                .toList();
    }

    /** {@return what an issue's order earns, empty when the issue names no condition} */
    Optional<Earned> earned(CustomerIssueData data) {
        String order = data.orderRef();
        if (data.conditionRef() == null || order == null) {
            return Optional.empty();
        }
        Optional<OrderSnapshot> known = providers.stream()
                .flatMap(provider -> provider.order(order).stream())
                .findFirst();
        return Optional.of(known.map(found -> new Earned(
                        true,
                        isOf(data.recipient(), found.customer())
                                ? match(found).stream()
                                        .filter(condition -> condition.ref().equals(data.conditionRef()))
                                        .findFirst()
                                        .orElse(null)
                                : null))
                .orElseGet(() -> new Earned(false, null)));
    }

    /** An order of another customer earns nothing for this one. */
    private static boolean isOf(CustomerRef recipient, @Nullable CustomerRef customer) {
        if (customer == null) {
            return true;
        }
        return customer.id() == null
                ? recipient.id() == null && customer.name().equals(recipient.name())
                : customer.id().equals(recipient.id());
    }
}

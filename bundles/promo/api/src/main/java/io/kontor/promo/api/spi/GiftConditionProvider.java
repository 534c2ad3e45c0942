package io.kontor.promo.api.spi;

import io.kontor.promo.api.order.GiftCondition;
import io.kontor.promo.api.order.OrderSnapshot;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows what orders earn (buy so much, get that). Register it as a service. Called outside a transaction. */
@ConsumerType
public interface GiftConditionProvider {
    /** {@return its name} */
    String name();

    /**
     * {@return the conditions an order fulfils} Deterministic: the same order gives the same answer.
     *
     * @param order the order as it stands
     */
    List<GiftCondition> match(OrderSnapshot order);

    /**
     * {@return the order as it stands, empty when this provider knows no such order} What a provider knows is enforced:
     * with its orders no more is given than they earn.
     *
     * @param ref the order
     */
    default Optional<OrderSnapshot> order(String ref) {
        return Optional.empty();
    }
}

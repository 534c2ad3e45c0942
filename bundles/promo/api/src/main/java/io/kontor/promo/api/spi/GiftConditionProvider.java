package io.kontor.promo.api.spi;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows which gifts go with an order (buy X, get Y). Register it as a service. */
@ConsumerType
public interface GiftConditionProvider {
    /**
     * A gift that goes with an order.
     *
     * @param condition stable reference of the condition, at most 100 characters
     * @param itemId the item
     * @param quantity base units
     */
    record Gift(String condition, UUID itemId, long quantity) {}

    /**
     * {@return the gifts that go with an order; empty when it knows none}
     *
     * @param orderRef the order
     */
    List<Gift> gifts(String orderRef);
}

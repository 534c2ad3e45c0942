package io.kontor.promo.api.order;

import io.kontor.kernel.api.error.KontorException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The gifts of orders. The conditions come from {@link io.kontor.promo.api.spi.GiftConditionProvider} services. Needs
 * {@code promo:issue:read}.
 */
@ProviderType
public interface OrderGifts {
    /**
     * {@return how an order stands with its gifts: what it earns, what was given, what may still be given, and what is
     * to be asked back because less of it is kept than when it was given} What was given without a condition is asked
     * back when nothing of the order is kept.
     *
     * @param order the order as it stands
     * @throws KontorException INVALID with violations; UNAVAILABLE {@code CONDITIONS_AWAY} when nobody here knows
     *     conditions and something of the order is kept
     */
    List<OrderGift> of(OrderSnapshot order);
}

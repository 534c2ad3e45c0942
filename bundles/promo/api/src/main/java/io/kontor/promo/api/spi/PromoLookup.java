package io.kontor.promo.api.spi;

import io.kontor.kernel.api.value.DateRange;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** The little other modules need to know of promo items; an optional service for them. Applies the caller's rows. */
@ProviderType
public interface PromoLookup {
    /**
     * An item that may be handed out.
     *
     * @param itemId the item
     * @param code its code
     * @param name its name
     * @param available base units that may still be given out
     */
    record Stocked(UUID itemId, String code, String name, long available) {}

    /** {@return what the caller carries and may hand out, by code} */
    List<Stocked> myBag();

    /**
     * {@return base units given to a customer in some days, by item, without what came back}
     *
     * @param customerId the customer
     * @param days the days
     */
    Map<UUID, Long> given(UUID customerId, DateRange days);
}

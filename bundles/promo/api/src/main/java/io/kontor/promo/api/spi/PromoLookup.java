package io.kontor.promo.api.spi;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.asset.AssetLoan;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The little other modules need to know of promo items; an optional service for them. Applies the caller's rights and
 * rows.
 */
@ProviderType
public interface PromoLookup {
    /**
     * What a rep carries of an item.
     *
     * @param itemId the item
     * @param code its code
     * @param name its name
     * @param baseUnit its unit
     * @param onHand base units in the bag
     * @param available base units of them that may be given today
     */
    record Carried(UUID itemId, String code, String name, String baseUnit, long onHand, long available) {}

    /**
     * What a customer got.
     *
     * @param itemId the item
     * @param day the day
     * @param repId who gave it
     * @param quantity base units, without what came back
     */
    record Given(UUID itemId, LocalDate day, UUID repId, long quantity) {}

    /**
     * {@return what is in the bag of a rep, by code of the item; empty when there is none in the caller's rows} Needs
     * {@code promo:bag:read}.
     *
     * @param repId the rep
     */
    List<Carried> carried(UUID repId);

    /**
     * {@return what a customer of the archive got, latest first} Needs {@code promo:issue:read}.
     *
     * @param customerId the customer
     * @param days the days
     */
    List<Given> given(UUID customerId, DateRange days);

    /**
     * {@return the equipment that is with a customer of the archive, what is to be inspected first} Needs
     * {@code promo:asset:read}.
     *
     * @param customerId the customer
     */
    List<AssetLoan> lent(UUID customerId);
}

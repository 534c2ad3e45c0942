package io.kontor.promo.api.spi;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.value.CustomerRef;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What was given before, for quota policies. */
@ProviderType
public interface IssueUsage {
    /**
     * {@return base units given in some days, without what came back}
     *
     * @param days the days
     * @param about whom and what to count; null parts count all
     */
    long quantity(DateRange days, About about);

    /**
     * {@return what was given cost, in one currency}
     *
     * @param days the days
     * @param about whom and what to count; null parts count all
     * @param currency ISO 4217 code
     */
    BigDecimal value(DateRange days, About about, String currency);

    /**
     * Whom and what to count.
     *
     * @param customer the customer, null for all
     * @param repId the rep, null for all
     * @param itemId the item, null for all
     * @param kind the kind of items, null for all
     * @param grade grade of the customers when they got it, null for all
     * @param regionCode region it was given in with all below it, null for all
     */
    record About(
            @Nullable CustomerRef customer,
            @Nullable UUID repId,
            @Nullable UUID itemId,
            @Nullable ItemKind kind,
            @Nullable String grade,
            @Nullable String regionCode) {
        /** Everything that was given. */
        public static final About ALL = new About(null, null, null, null, null, null);

        /**
         * {@return what was given to a customer}
         *
         * @param customer the customer
         */
        public static About of(CustomerRef customer) {
            return new About(customer, null, null, null, null, null);
        }
    }
}

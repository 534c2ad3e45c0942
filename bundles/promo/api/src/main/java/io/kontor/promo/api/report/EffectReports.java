package io.kontor.promo.api.report;

import io.kontor.kernel.api.error.KontorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The effect of gifts on sales, where a {@link io.kontor.kernel.api.trade.TradeHistoryProvider} knows sales. It needs
 * {@code promo:report:read} with class AMOUNT; rows are those of the places, and of the customers where there is an
 * archive.
 */
@ProviderType
public interface EffectReports {
    /**
     * {@return sales of the customers in the days before they got an item first, and in as many days from then on}
     *
     * @param ask which gifts
     * @throws KontorException INVALID with violations, FORBIDDEN {@code FIELD_CLASS_MISSING}
     */
    EffectReport effect(EffectAsk ask);
}

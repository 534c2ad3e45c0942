package io.kontor.promo.api.report;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The reports. They need {@code promo:report:read}, with the rows of the places; costs and effect need class AMOUNT.
 */
@ProviderType
public interface PromoReports {
    /**
     * {@return the register of an item at a place, in order}
     *
     * @param placeId the place
     * @param itemId the item
     * @param days the days
     * @throws KontorException INVALID {@code UNKNOWN_PLACE}, {@code UNKNOWN_ITEM}, {@code PERIOD_TOO_LONG} above 366
     *     days
     */
    List<LedgerRow> ledger(UUID placeId, UUID itemId, DateRange days);

    /**
     * {@return the summary of a month, by place and item}
     *
     * @param firstDay first day of the month
     * @param placeId the place with all below it, null for all
     */
    List<MonthlyRow> monthly(LocalDate firstDay, @Nullable UUID placeId);

    /**
     * {@return what was given cost, dearest first}
     *
     * @param by what to add up by
     * @param days the days
     */
    List<CostRow> cost(CostKey by, DateRange days);

    /**
     * {@return how long stock has been lying, longest first}
     *
     * @param placeId the place with all below it, null for all
     */
    List<AgingRow> aging(@Nullable UUID placeId);

    /**
     * {@return what to see to}
     *
     * @param placeId the place with all below it, null for all
     */
    List<StockAlert> alerts(@Nullable UUID placeId);

    /**
     * {@return where the goods of a lot are and went}
     *
     * @param lotId the lot
     * @throws KontorException INVALID {@code UNKNOWN_LOT}
     */
    Recall recall(UUID lotId);

    /**
     * {@return sales of the receivers of an item before and after}
     *
     * @param itemId the item
     * @param days the days in which it was given
     * @param window days to compare, 1 to 366
     * @throws KontorException INVALID {@code UNKNOWN_ITEM}
     */
    EffectReport effect(UUID itemId, DateRange days, int window);
}

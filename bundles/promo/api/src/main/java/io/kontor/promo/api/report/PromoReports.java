package io.kontor.promo.api.report;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The reports. They need {@code promo:report:read}, with the rows of the places; costs need class AMOUNT. */
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
     * @param firstDay a day of the month
     * @param placeId the place with all below it, null for all
     */
    List<MonthlyRow> monthly(LocalDate firstDay, @Nullable UUID placeId);

    /**
     * {@return what was given cost, dearest first}; what has no known cost is not in it
     *
     * @param by what to add up by
     * @param days the days
     */
    List<CostRow> cost(CostKey by, DateRange days);

    /**
     * {@return how long stock has been lying, longest first}; what came last is taken to be there still
     *
     * @param placeId the place with all below it, null for all
     */
    List<AgingRow> aging(@Nullable UUID placeId);

    /**
     * {@return what to see to} LOW: a warehouse or branch has less available than the item's threshold; proposed is
     * what brings it back to the threshold and covers what went out in the last 30 days, or what is promised already by
     * approved requests and published plans when that is more. EXPIRING: within 30 days a lot may not be given out any
     * more. UNCONFIRMED: on the way for more than 3 days.
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
}

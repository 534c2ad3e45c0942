package io.kontor.promo.api.stock;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.value.DateRange;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The periods, one after the other without gaps. What lies in a closed period, or before the first one once that is
 * closed, never changes again. Reading needs {@code promo:stock:read}, changing {@code promo:period:write}.
 */
@ProviderType
public interface StockPeriods {
    /**
     * {@return one page of periods, latest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, from, to, state
     */
    Page<StockPeriod> list(ListQuery query);

    /**
     * {@return the period, or empty when unknown}
     *
     * @param id identity
     */
    Optional<StockPeriod> find(UUID id);

    /**
     * Opens a period.
     *
     * @param days its days; the first one follows the last day of the period before
     * @return the period
     * @throws KontorException CONFLICT {@code PERIOD_NOT_NEXT}
     */
    StockPeriod open(DateRange days);

    /**
     * Closes a period, after having compared every balance with the sum of its movements.
     *
     * @param id identity
     * @param version the version the caller saw
     * @return the period
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code PERIOD_CLOSED}, {@code PERIOD_BEFORE_OPEN},
     *     {@code PERIOD_NOT_OVER}, {@code LEDGER_BROKEN} when a balance differs
     */
    StockPeriod close(UUID id, long version);
}

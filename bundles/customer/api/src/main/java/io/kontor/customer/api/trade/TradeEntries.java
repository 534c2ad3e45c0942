package io.kontor.customer.api.trade;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Trade facts the customer module holds itself. Reading needs {@code customer:trade:read}, writing
 * {@code customer:trade:write}, with the rows of the customer.
 */
@ProviderType
public interface TradeEntries {
    /**
     * {@return one page of facts in scope, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: customerId, tradedOn, goodsClass, region (the fact's own;
     *     {@code descendantOf} also finds facts without one by their customer's), currency, quantity, amount (AMOUNT),
     *     externalId
     */
    Page<TradeEntry> list(ListQuery query);

    /**
     * {@return one fact}
     *
     * @param id the fact
     * @throws KontorException NOT_FOUND
     */
    TradeEntry get(UUID id);

    /**
     * Adds a fact.
     *
     * @param data its values
     * @return the fact
     * @throws KontorException INVALID; CONFLICT {@code EXTERNAL_ID_TAKEN}; INVALID {@code UNKNOWN_CUSTOMER} also for a
     *     customer out of scope
     */
    TradeEntry add(TradeEntryData data);

    /**
     * Replaces a fact's values.
     *
     * @param id the fact
     * @param version the version the caller saw
     * @param data new values
     * @return the fact
     * @throws KontorException NOT_FOUND, STALE, or as for {@link #add}
     */
    TradeEntry replace(UUID id, long version, TradeEntryData data);

    /**
     * Deletes a fact.
     *
     * @param id the fact
     * @param version the version the caller saw
     * @throws KontorException NOT_FOUND, STALE
     */
    void delete(UUID id, long version);
}

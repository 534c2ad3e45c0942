package io.kontor.customer.api.composition;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.Page;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The composition analyses. Need {@code customer:composition:read}, whose rows are those of the customers; basis AMOUNT
 * needs field class AMOUNT.
 */
@ProviderType
public interface Compositions {
    /**
     * {@return the analysis}
     *
     * @param request what to analyse
     * @throws KontorException INVALID {@code CURRENCY_REQUIRED} with argument {@code currencies} when the facts have
     *     several
     */
    Composition analyse(CompositionRequest request);

    /**
     * {@return one page of the customers behind a row, greatest first}
     *
     * @param request the analysis
     * @param key the row, null for all rows
     * @param limit most customers of the page, 1 to 500
     * @param cursor where the page begins, null for the first
     * @throws KontorException as for {@link #analyse}
     */
    Page<CustomerShare> customers(CompositionRequest request, @Nullable String key, int limit, @Nullable String cursor);
}

package io.kontor.promo.api.report;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sales before and after customers of a grade got an item; of class AMOUNT.
 *
 * @param itemId the item
 * @param grade the customers' grade when they got it first, null for none
 * @param currency ISO 4217 code of the sales
 * @param customers customers who bought anything in one of the two windows
 * @param quantity base units they got, without what came back
 * @param cost what those cost, null when that is not known for all of them in the currency
 * @param before sales in the window before
 * @param after sales in the window after
 * @param change after against before in per cent with one decimal place, null when there were none before
 * @param costPerSales cost for one unit of the currency of the sales after, with four decimal places; null when either
 *     is not known or there were none
 */
public record EffectRow(
        UUID itemId,
        @Nullable String grade,
        String currency,
        int customers,
        long quantity,
        @Nullable BigDecimal cost,
        BigDecimal before,
        BigDecimal after,
        @Nullable BigDecimal change,
        @Nullable BigDecimal costPerSales) {}

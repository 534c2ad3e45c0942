package io.kontor.kernel.api.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one customer bought of one goods class in one region on one day (or the first day of a longer period).
 *
 * @param customerId the customer
 * @param tradedOn the day
 * @param goodsClass the goods class, null when unknown
 * @param regionCode the region the sale counts for, null when unknown
 * @param amount the sum, negative for a return
 * @param currency ISO 4217 code
 * @param quantity the quantity in the goods class's own unit, negative for a return
 */
public record TradeFact(
        UUID customerId,
        LocalDate tradedOn,
        @Nullable String goodsClass,
        @Nullable String regionCode,
        BigDecimal amount,
        String currency,
        BigDecimal quantity) {}

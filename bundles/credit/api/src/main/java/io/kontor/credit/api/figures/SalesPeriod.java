package io.kontor.credit.api.figures;

import java.math.BigDecimal;

/**
 * Sales of one period.
 *
 * @param days its days, above 0
 * @param sales credit sales in it
 */
public record SalesPeriod(int days, BigDecimal sales) {}

package io.kontor.credit.api.figures;

/**
 * 回款率 on its two usual bases, which must never be mixed. The first is the one Kontor shows by default.
 *
 * @param ofSales collected/sales of the period
 * @param ofSalesAndOpening collected/(sales + opening balance)
 */
public record CollectionRates(double ofSales, double ofSalesAndOpening) {}

package io.kontor.credit.api.figures;

/**
 * Days sales outstanding and its parts (Credit Research Foundation).
 *
 * @param dso receivables/sales x days
 * @param best the same of what is not overdue: the least the terms allow
 * @param averageDelinquent dso - best: days lost to late payment
 */
public record DaysSales(double dso, double best, double averageDelinquent) {}

package io.kontor.credit.api.terms;

/**
 * What terms are asked for.
 *
 * @param grade the customer's grade
 * @param index payment index, NaN when unknown
 * @param overdueDays days the oldest open item is overdue, 0 when none
 * @param newCustomer YES or NO
 * @param insured whether the receivable is insured: YES or NO
 */
public record TermsCase(String grade, double index, double overdueDays, Flag newCustomer, Flag insured) {}

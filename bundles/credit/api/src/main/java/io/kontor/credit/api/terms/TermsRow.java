package io.kontor.credit.api.terms;

import java.util.Set;

/**
 * One row of a terms table: it matches a case when every condition does.
 *
 * @param code code of the row, unique in the table
 * @param grades the grades it is for, at least one
 * @param index payment index
 * @param overdueDays days the oldest open item is overdue
 * @param newCustomer whether the customer is new
 * @param insured whether the receivable is insured
 * @param terms what it grants
 */
public record TermsRow(
        String code, Set<String> grades, Range index, Range overdueDays, Flag newCustomer, Flag insured, Terms terms) {
    /** Keeps the grades by value. */
    public TermsRow {
        grades = Set.copyOf(grades);
    }
}

package io.kontor.credit.api.terms;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Terms of business by grade and behaviour. Immutable.
 *
 * @param code stable code
 * @param version grows with every change
 * @param hitPolicy what decides when rows overlap
 * @param grades all grades there are, best first
 * @param rows the rows in order
 * @param validFrom first day, null when always
 * @param validTo last day, null when for ever
 */
public record TermsTable(
        String code,
        int version,
        HitPolicy hitPolicy,
        List<String> grades,
        List<TermsRow> rows,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** Keeps the lists by value. */
    public TermsTable {
        grades = List.copyOf(grades);
        rows = List.copyOf(rows);
    }
}

package io.kontor.credit.api.terms;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * A fault of a terms table.
 *
 * @param kind what is wrong
 * @param rows the rows concerned, in the order of the table; empty for a gap
 * @param example a case it happens to; null-free, its grade is the first that shows it
 * @param text the fault in both languages, with the cases it happens to
 */
public record TermsFinding(Kind kind, List<String> rows, TermsCase example, LocalizedText text) {
    /** What is wrong. */
    public enum Kind {
        /** No row matches. */
        GAP,
        /** Two rows match, and the policy is UNIQUE. */
        OVERLAP,
        /** Rows before it take every case of the row. */
        UNREACHABLE,
        /** The row names a grade the table does not have. */
        UNKNOWN_GRADE,
        /** Two rows have one code. */
        CODE_TWICE
    }

    /** Keeps the rows by value. */
    public TermsFinding {
        rows = List.copyOf(rows);
    }
}

package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.Violation;
import java.util.List;

/**
 * A row that was refused, by the import or by its revert.
 *
 * @param number the line or row of the file
 * @param violations what is wrong; the field is a column, empty for the row as a whole
 */
public record RowError(int number, List<Violation> violations) {
    /** Keeps the violations by value. */
    public RowError {
        violations = List.copyOf(violations);
    }
}

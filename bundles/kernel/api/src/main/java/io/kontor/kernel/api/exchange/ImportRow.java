package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param number the line of the file it begins on, or the row of the sheet; the header is 1
 * @param cells its values by column; a column without value is left out
 * @param violations what is wrong with it already: such a row is refused whatever its importer thinks
 */
public record ImportRow(int number, Map<String, String> cells, List<Violation> violations) {
    /** Keeps the parts by value. */
    public ImportRow {
        cells = Map.copyOf(cells);
        violations = List.copyOf(violations);
    }

    /**
     * {@return the value of a column, null for none}
     *
     * @param column the column
     */
    public @Nullable String text(String column) {
        return cells.get(column);
    }
}

package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.exchange.Imports;
import io.kontor.kernel.core.table.Limits;
import io.kontor.kernel.core.table.TableLine;
import io.kontor.kernel.core.table.TableReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file below its header, with what the file itself says is wrong: too many cells, or a key that was there
 * already. Read it from the beginning also when the first rows are not wanted, so that it knows their keys.
 */
final class Rows {
    private final TableReader reader;
    private final List<String> columns;
    private final @Nullable String nullText;
    private final Map<String, Set<String>> seen = new HashMap<>();
    private int read;

    /**
     * Starts below the header.
     *
     * @param reader the file, header read
     * @param columns the column of each header, empty for a skipped one
     * @param keys columns in which a value may stand once
     * @param nullText text that stands for no value
     */
    Rows(TableReader reader, List<String> columns, List<String> keys, @Nullable String nullText) {
        this.reader = reader;
        this.columns = columns;
        this.nullText = nullText;
        keys.stream().filter(columns::contains).forEach(key -> seen.put(key, new HashSet<>()));
    }

    /** {@return the next row, null at the end} */
    @Nullable
    ImportRow next() {
        TableLine line = reader.next();
        if (line == null) {
            return null;
        }
        if (++read > Imports.MAX_ROWS) {
            throw Limits.tooLarge("rows");
        }
        List<String> cells = line.cells();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size() && i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!columns.get(i).isEmpty() && !cell.isEmpty() && !cell.equals(nullText)) {
                values.put(columns.get(i), cell);
            }
        }
        return new ImportRow(line.number(), values, violations(cells.size(), values));
    }

    private List<Violation> violations(int width, Map<String, String> values) {
        List<Violation> wrong = new ArrayList<>();
        if (width > columns.size()) {
            wrong.add(new Violation(
                    "", "RAGGED_ROW", Map.of("expected", "" + columns.size(), "found", String.valueOf(width))));
        }
        seen.forEach((key, before) -> {
            String value = values.get(key);
            if (value != null && !before.add(value)) {
                wrong.add(new Violation(key, "DUPLICATE"));
            }
        });
        return wrong;
    }
}

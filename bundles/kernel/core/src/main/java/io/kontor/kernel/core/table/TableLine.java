package io.kontor.kernel.core.table;

import java.util.List;

/**
 * A line of a table.
 *
 * @param number the line of the file it begins on, or the row of the sheet, from 1
 * @param cells its cells without surrounding blanks
 */
public record TableLine(int number, List<String> cells) {
    /** Keeps the cells by value. */
    public TableLine {
        cells = List.copyOf(cells);
    }
}

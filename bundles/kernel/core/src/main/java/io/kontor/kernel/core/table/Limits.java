package io.kontor.kernel.core.table;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;

/** How large the parts of a table may be. */
public final class Limits {
    /** Most columns. */
    public static final int COLUMNS = 200;

    /** Most UTF-16 units of a cell. */
    public static final int CELL = 10_000;

    private Limits() {}

    static void column(int columns) {
        if (columns > COLUMNS) {
            throw tooLarge("columns");
        }
    }

    static void cell(int length) {
        if (length > CELL) {
            throw tooLarge("cell");
        }
    }

    /**
     * {@return the refusal of a table that is too large}
     *
     * @param what what is too large about it
     */
    public static KontorException tooLarge(String what) {
        return KontorException.of(ProblemKind.TOO_LARGE, "TABLE_TOO_LARGE").with("what", what);
    }
}

package io.kontor.credit.api.fitting;

import java.util.List;

/** Customers with known outcomes. Immutable; the order of the rows never matters to a fit. */
public final class Sample {
    private final List<String> ids;
    private final boolean[] bad;
    private final List<Column> columns;

    /**
     * Creates a sample.
     *
     * @param ids identity of each row (customer and day), each once; empty when the rows have none
     * @param bad whether the outcome was bad, for each row
     * @param columns what was known before the outcome
     * @throws IllegalArgumentException when a length differs from the number of outcomes
     */
    public Sample(List<String> ids, boolean[] bad, List<? extends Column> columns) {
        this.ids = List.copyOf(ids);
        this.bad = bad.clone();
        this.columns = List.copyOf(columns);
        if (!ids.isEmpty() && ids.size() != bad.length) {
            throw new IllegalArgumentException(ids.size() + " ids for " + bad.length + " rows");
        }
        for (Column column : columns) {
            if (column.rows() != bad.length) {
                throw new IllegalArgumentException(
                        "column " + column.code() + " has " + column.rows() + " of " + bad.length + " rows");
            }
        }
    }

    /** {@return number of rows} */
    public int rows() {
        return bad.length;
    }

    /**
     * {@return whether the outcome of a row was bad}
     *
     * @param row the row
     */
    public boolean isBad(int row) {
        return bad[row];
    }

    /** {@return identities of the rows, empty when they have none} */
    public List<String> ids() {
        return ids;
    }

    /** {@return what was known before the outcome} */
    public List<Column> columns() {
        return columns;
    }
}

package io.kontor.credit.api.fitting;

import org.jspecify.annotations.Nullable;

/** A column of levels of a category. Immutable. */
public final class LevelColumn implements Column {
    private final String code;
    private final @Nullable String[] values;

    /**
     * Creates a column; the values are kept by value.
     *
     * @param code code of the fact
     * @param values one for each row; null and blank are missing
     */
    public LevelColumn(String code, @Nullable String[] values) {
        this.code = code;
        this.values = values.clone();
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int rows() {
        return values.length;
    }

    /**
     * {@return the level of a row, null when missing}
     *
     * @param row the row
     */
    public @Nullable String value(int row) {
        String value = values[row];
        return value == null || value.isBlank() ? null : value;
    }
}

package io.kontor.kernel.jpa;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of plain statements, as the columns of all modules keep them: texts, identities, enums by their names, days,
 * moments, numbers and truths; null for an absent text.
 */
public final class Parameters {
    private Parameters() {}

    /** A number that is absent: PostgreSQL wants to know of what type it would be. */
    public enum NoNumber {
        /** The only one. */
        ABSENT
    }

    /** {@return index after the last of some values, which are bound from an index on} */
    static int set(PreparedStatement statement, int first, @Nullable Object... values) throws SQLException {
        int index = first;
        for (Object value : values) {
            if (value instanceof NoNumber) {
                statement.setNull(index, Types.DECIMAL);
            } else if (value instanceof UUID || value instanceof Enum<?>) {
                statement.setString(index, value.toString());
            } else if (value instanceof LocalDate day) {
                statement.setDate(index, Date.valueOf(day));
            } else if (value instanceof Instant at) {
                statement.setLong(index, at.toEpochMilli());
            } else if (value instanceof Long number) {
                statement.setLong(index, number);
            } else if (value instanceof Integer number) {
                statement.setInt(index, number);
            } else if (value instanceof Boolean truth) {
                statement.setBoolean(index, truth);
            } else if (value instanceof BigDecimal number) {
                statement.setBigDecimal(index, number);
            } else if (value == null || value instanceof String) {
                statement.setString(index, (String) value);
            } else {
                throw new IllegalArgumentException("no parameter: " + value.getClass());
            }
            index++;
        }
        return index;
    }
}

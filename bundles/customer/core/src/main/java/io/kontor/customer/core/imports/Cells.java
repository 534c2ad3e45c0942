package io.kontor.customer.core.imports;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.PartialDate;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row as values; what cannot be read is added to the row's violations and read as none.
 *
 * @param row the row
 * @param wrong the row's violations
 */
record Cells(Sheet.Row row, Violations wrong) {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** {@return the path of a column in this row} */
    String path(String column) {
        return "rows[" + row.number() + "]." + column;
    }

    void refuse(String column, String code) {
        wrong.add(path(column), code);
    }

    @Nullable
    String text(String column) {
        return row.text(column);
    }

    /** {@return a number with a point as decimal sign, without grouping or exponent} */
    @Nullable
    BigDecimal decimal(String column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            refuse(column, "ILLEGAL_NUMBER");
            return null;
        }
        return new BigDecimal(text);
    }

    @Nullable
    Integer integer(String column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        if (!INTEGER.matcher(text).matches()) {
            refuse(column, "ILLEGAL_NUMBER");
            return null;
        }
        return Integer.valueOf(text);
    }

    @Nullable
    LocalDate date(String column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            refuse(column, "ILLEGAL_DATE");
            return null;
        }
        refuse(column, "ILLEGAL_DATE");
        return null;
    }

    @Nullable
    PartialDate partialDate(String column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        try {
            return new PartialDate(text);
        } catch (KontorException e) {
            refuse(column, e.code());
            return null;
        }
    }

    /** {@return what a code or name stands for} */
    <T> @Nullable T known(String column, Map<String, T> known, String code) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        T value = known.get(text);
        if (value == null) {
            refuse(column, code);
        }
        return value;
    }
}

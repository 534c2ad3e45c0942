package io.kontor.kernel.core.table;

import io.kontor.kernel.api.exchange.TableFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of a table one after the other. Values are {@code String}, {@code Integer}, {@code Long},
 * {@code BigDecimal}, {@code LocalDate}, {@code Instant}, {@code Boolean} or null.
 */
public interface TableWriter {
    /**
     * {@return a writer}
     *
     * @param format the format
     * @param out receives the file; not closed
     */
    static TableWriter of(TableFormat format, OutputStream out) throws IOException {
        return format == TableFormat.CSV ? new CsvWriter(out) : new XlsxWriter(out);
    }

    /**
     * Writes a line.
     *
     * @param values its values
     */
    void line(List<? extends @Nullable Object> values) throws IOException;

    /** Writes the end of the file. */
    void finish() throws IOException;
}

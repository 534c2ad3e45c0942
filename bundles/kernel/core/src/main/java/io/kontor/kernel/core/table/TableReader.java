package io.kontor.kernel.core.table;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.exchange.TableFormat;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a table one after the other, empty ones left out. */
public interface TableReader extends AutoCloseable {
    /**
     * {@return a reader}
     *
     * @param format the format
     * @param source the file
     * @throws KontorException as for {@link #next}
     */
    static TableReader of(TableFormat format, TableSource source) {
        return format == TableFormat.CSV ? new CsvReader(source) : new XlsxReader(source);
    }

    /**
     * {@return the next line, null at the end}
     *
     * @throws KontorException MALFORMED {@code TABLE_ENCODING}, {@code TABLE_SYNTAX} with argument {@code line},
     *     {@code TABLE_UNREADABLE}; TOO_LARGE {@code TABLE_TOO_LARGE}
     */
    @Nullable
    TableLine next();

    @Override
    void close();
}

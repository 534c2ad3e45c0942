package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.query.ListQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param format format of the file, null for CSV
 * @param filter which rows, as in the list; null for all in scope
 * @param sort in which order, as in the list; null for the list's own
 * @param columns which columns in which order, empty for all
 * @param headers what stands in the header line, null for labels
 * @param later whether to make the file as a job however few rows there are, null for no
 */
public record ExportOrder(
        @Nullable TableFormat format,
        @Nullable String filter,
        @Nullable String sort,
        List<String> columns,
        @Nullable Headers headers,
        @Nullable Boolean later) {
    /** Keeps the columns by value. */
    public ExportOrder {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** What stands in the header line. */
    public enum Headers {
        /** The columns' labels in the caller's language. */
        LABELS,
        /** The columns' names, for programs. */
        NAMES
    }

    /** {@return the format} */
    public TableFormat formatOrCsv() {
        return format == null ? TableFormat.CSV : format;
    }

    /**
     * {@return one page of the list}
     *
     * @param cursor where it begins, null for the first
     * @param limit most rows
     * @param count whether the total is wanted
     */
    public ListQuery query(@Nullable String cursor, int limit, boolean count) {
        return ListQuery.of(filter, sort, limit, cursor, count);
    }
}

package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.core.table.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Writes the pages of a list as one file. */
final class ExportFile {
    private final Exporter.Pages pages;
    private final ExportOrder order;
    private final List<TableColumn> columns;
    private final Locale locale;

    /**
     * Prepares to write.
     *
     * @throws KontorException INVALID {@code EXPORT_COLUMNS} for columns the target does not have
     */
    ExportFile(Exporter exporter, ExportOrder order, Locale locale) {
        this.order = order;
        this.locale = locale;
        this.columns = chosen(exporter.columns(), order.columns());
        this.pages = exporter.pages(columns.stream().map(TableColumn::name).toList());
    }

    private static List<TableColumn> chosen(List<TableColumn> known, List<String> wanted) {
        if (wanted.isEmpty()) {
            return known;
        }
        Map<String, TableColumn> byName = new HashMap<>();
        known.forEach(c -> byName.put(c.name(), c));
        List<TableColumn> chosen = new ArrayList<>();
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            TableColumn column = byName.remove(wanted.get(i));
            if (column == null) {
                String field = "columns[" + i + "]";
                wrong.add(new Violation(field, "UNKNOWN_COLUMN", Map.of("column", String.valueOf(wanted.get(i)))));
            } else {
                chosen.add(column);
            }
        }
        if (!wrong.isEmpty()) {
            throw new KontorException(ProblemKind.INVALID, "EXPORT_COLUMNS", Map.of(), wrong);
        }
        return chosen;
    }

    /** {@return the first rows, with the total} */
    Page<List<@Nullable Object>> first() {
        return page(null, true);
    }

    private Page<List<@Nullable Object>> page(@Nullable String cursor, boolean count) {
        return pages.page(order.query(cursor, ListQuery.MAX_LIMIT, count));
    }

    /**
     * Writes the file.
     *
     * @param first the first rows
     * @param out receives it
     * @param goOn asked after each page with the rows so far
     * @return whether all was written
     */
    boolean write(Page<List<@Nullable Object>> first, OutputStream out, LongPredicate goOn) throws IOException {
        TableWriter writer = TableWriter.of(order.formatOrCsv(), out);
        writer.line(columns.stream().map(this::header).toList());
        Page<List<@Nullable Object>> page = first;
        long written = 0;
        while (true) {
            for (List<@Nullable Object> row : page.items()) {
                writer.line(row);
            }
            written += page.items().size();
            if (!goOn.test(written)) {
                return false;
            }
            String cursor = page.nextCursor();
            if (cursor == null) {
                writer.finish();
                return true;
            }
            page = page(cursor, false);
        }
    }

    private String header(TableColumn column) {
        return order.headers() == ExportOrder.Headers.NAMES
                ? column.name()
                : column.label().in(locale);
    }
}

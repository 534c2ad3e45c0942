package io.kontor.promo.core.report;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.DateRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report as a file: what it is about stands in the filter, as {@code placeId eq '…' and from eq '2026-03-01'}. */
final class ReportSheet {
    private final Map<String, String> asked = new HashMap<>();
    private final ListQuery query;

    ReportSheet(ListQuery query) {
        this.query = query;
        Filter filter = query.filter();
        if (filter instanceof Filter.And and) {
            and.parts().forEach(this::take);
        } else if (filter != null) {
            take(filter);
        }
    }

    private void take(Filter part) {
        if (!(part instanceof Filter.Condition condition) || condition.operator() != Operator.EQ) {
            throw KontorException.of(ProblemKind.MALFORMED, "FILTER_OPERATOR", "filter")
                    .with("field", "filter")
                    .with("operator", "eq");
        }
        asked.put(condition.field(), condition.values().get(0));
    }

    static TableColumn column(String name, String zh, String en, TableColumn.Type type) {
        return new TableColumn(name, new LocalizedText(zh, en), List.of(), type, TableColumn.Use.VALUE);
    }

    UUID id(String field) {
        return parsed(field, UUID::fromString);
    }

    LocalDate day(String field) {
        return parsed(field, LocalDate::parse);
    }

    DateRange days() {
        return new DateRange(day("from"), day("to"));
    }

    <T> T parsed(String field, Function<String, T> parser) {
        String text = asked.get(field);
        try {
            if (text != null) {
                return parser.apply(text);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw value(field);
        }
        throw value(field);
    }

    private static KontorException value(String field) {
        return KontorException.of(ProblemKind.MALFORMED, "FILTER_VALUE", "filter")
                .with("field", field);
    }

    /** A cell of a row, by the name of its column. */
    interface Cell<R> {
        @Nullable
        Object of(String column, R row);
    }

    /** {@return pages of rows that are worked out once, when the first page is asked for} */
    static <R> Exporter.Pages pages(Function<ReportSheet, List<R>> report, List<String> columns, Cell<R> cell) {
        AtomicReference<@Nullable List<R>> all = new AtomicReference<>();
        return query -> {
            ReportSheet sheet = new ReportSheet(query);
            List<R> rows = all.get();
            if (rows == null) {
                rows = report.apply(sheet);
                all.set(rows);
            }
            return sheet.page(rows, columns, cell);
        };
    }

    /** {@return the page asked for, of all rows} */
    private <R> Page<List<@Nullable Object>> page(List<R> rows, List<String> columns, Cell<R> cell) {
        int from;
        try {
            from = query.cursor() == null ? 0 : Integer.parseInt(query.cursor());
        } catch (NumberFormatException e) {
            from = -1;
        }
        if (from < 0 || from > rows.size()) {
            throw KontorException.of(ProblemKind.MALFORMED, "CURSOR_INVALID", "cursor");
        }
        int to = Math.min(rows.size(), from + query.limit());
        String next = to < rows.size() ? String.valueOf(to) : null;
        List<List<@Nullable Object>> items = new ArrayList<>();
        for (R row : rows.subList(from, to)) {
            List<@Nullable Object> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(cell.of(column, row)));
            items.add(cells);
        }
        return new Page<>(items, next, query.count() ? Long.valueOf(rows.size()) : null);
    }
}

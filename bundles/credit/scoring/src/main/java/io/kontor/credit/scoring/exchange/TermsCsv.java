package io.kontor.credit.scoring.exchange;

import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.Range;
import io.kontor.credit.api.terms.Terms;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of a terms table as CSV for a spreadsheet, and back. */
final class TermsCsv {
    private static final List<String> COLUMNS = List.of(
            "code",
            "grades",
            "indexFrom",
            "indexTo",
            "overdueFrom",
            "overdueTo",
            "newCustomer",
            "insured",
            "terms",
            "netDays",
            "depositPercent",
            "limitFactor",
            "netWorthShare",
            "orderShare",
            "action",
            "reason");

    private TermsCsv() {}

    static String write(TermsTable table) {
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (TermsRow row : table.rows()) {
            Terms terms = row.terms();
            List<String> cells = List.of(
                    row.code(),
                    row.grades().stream().sorted().collect(Collectors.joining(" ")),
                    bound(row.index().from()),
                    bound(row.index().to()),
                    bound(row.overdueDays().from()),
                    bound(row.overdueDays().to()),
                    row.newCustomer() == Flag.ANY ? "" : row.newCustomer().name(),
                    row.insured() == Flag.ANY ? "" : row.insured().name(),
                    terms.code(),
                    String.valueOf(terms.netDays()),
                    String.valueOf(terms.depositPercent()),
                    Dmn.number(terms.limitFactor()),
                    Dmn.number(terms.netWorthShare()),
                    Dmn.number(terms.orderShare()),
                    terms.action().name(),
                    terms.reason());
            out.append(cells.stream().map(TermsCsv::cell).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return out.toString();
    }

    private static String bound(double value) {
        return Double.isInfinite(value) ? "" : Dmn.number(value);
    }

    private static String cell(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    static List<TermsRow> read(String csv) {
        List<List<String>> lines = new CsvLines(csv).all();
        if (lines.isEmpty() || !lines.get(0).equals(COLUMNS)) {
            throw new IllegalArgumentException("line 1: expected the columns " + String.join(",", COLUMNS));
        }
        List<TermsRow> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).size() != COLUMNS.size()) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + ": " + lines.get(i).size() + " cells for " + COLUMNS.size() + " columns");
            }
            rows.add(new Line(i + 1, lines.get(i)).row());
        }
        return rows;
    }

    /** One line, whose cells are read by the name of their column. */
    private record Line(int number, List<String> cells) {
        TermsRow row() {
            return new TermsRow(
                    filled("code"),
                    Set.copyOf(List.of(filled("grades").split("\\s+", -1))),
                    range("index"),
                    range("overdue"),
                    text("newCustomer").isEmpty() ? Flag.ANY : choice("newCustomer", Flag.class),
                    text("insured").isEmpty() ? Flag.ANY : choice("insured", Flag.class),
                    new Terms(
                            filled("terms"),
                            whole("netDays"),
                            whole("depositPercent"),
                            decimal("limitFactor"),
                            decimal("netWorthShare"),
                            decimal("orderShare"),
                            choice("action", Terms.Action.class),
                            filled("reason")));
        }

        private String text(String column) {
            return cells.get(COLUMNS.indexOf(column)).strip();
        }

        private IllegalArgumentException wrong(String column, String expected) {
            return new IllegalArgumentException(
                    "line " + number + ", " + column + ": \"" + text(column) + "\" is not " + expected);
        }

        private String filled(String column) {
            if (text(column).isEmpty()) {
                throw wrong(column, "filled");
            }
            return text(column);
        }

        private double decimal(String column) {
            if (!text(column).matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
                throw wrong(column, "a number");
            }
            return Double.parseDouble(text(column));
        }

        private int whole(String column) {
            if (!text(column).matches("[0-9]{1,9}")) {
                throw wrong(column, "a whole number");
            }
            return Integer.parseInt(text(column));
        }

        private Range range(String axis) {
            double from = text(axis + "From").isEmpty() ? Double.NEGATIVE_INFINITY : decimal(axis + "From");
            double to = text(axis + "To").isEmpty() ? Double.POSITIVE_INFINITY : decimal(axis + "To");
            if (!(from < to)) {
                throw wrong(axis + "To", "above " + axis + "From");
            }
            return new Range(from, to);
        }

        private <E extends Enum<E>> E choice(String column, Class<E> type) {
            for (E value : type.getEnumConstants()) {
                if (value.name().equals(text(column))) {
                    return value;
                }
            }
            throw wrong(column, "one of " + List.of(type.getEnumConstants()));
        }
    }
}

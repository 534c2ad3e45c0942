package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.ImportRow;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file whose columns have names we know.
 *
 * @param columns position by target column
 * @param lines the lines below the header, each as wide as the header
 * @param nullText text that stands for no value
 */
record Sheet(
        Map<String, Integer> columns,
        List<CsvTable.Line> lines,
        @Nullable String nullText) {
    /** A line with its cells by column. */
    final class Row {
        private final CsvTable.Line line;

        private Row(CsvTable.Line line) {
            this.line = line;
        }

        /** {@return the line of the file} */
        int number() {
            return line.number();
        }

        /** {@return the value of a column, null for none} */
        @Nullable
        String text(String column) {
            Integer at = columns.get(column);
            String cell = at == null ? "" : line.cells().get(at);
            return cell.isEmpty() || cell.equals(nullText) ? null : cell;
        }
    }

    /**
     * {@return rows of a file that somebody else has read}
     *
     * @param columns the columns the file has
     * @param rows its rows, or some of them
     */
    static Sheet of(Set<String> columns, List<ImportRow> rows) {
        List<String> order = columns.stream().sorted().toList();
        Map<String, Integer> positions = new HashMap<>();
        order.forEach(column -> positions.put(column, positions.size()));
        List<CsvTable.Line> lines = rows.stream()
                .map(row -> new CsvTable.Line(
                        row.number(),
                        order.stream()
                                .map(column -> Objects.requireNonNullElse(row.text(column), ""))
                                .toList()))
                .toList();
        return new Sheet(positions, lines, null);
    }

    /** {@return the rows in order} */
    List<Row> rows() {
        return lines.stream().map(Row::new).toList();
    }

    /** {@return whether the file has a column} */
    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** {@return the columns the file has} */
    Set<String> names() {
        return columns.keySet();
    }

    /** {@return the different values of a column} */
    Set<String> values(String column) {
        return rows().stream().map(r -> r.text(column)).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * {@return the file, read and mapped}
     *
     * @param file the file
     * @param options how to read it
     * @param isColumn whether a name is a target column
     * @throws KontorException as for the import; INVALID {@code IMPORT_REFUSED} for wrong columns and ragged rows
     */
    static Sheet read(InputStream file, ImportOptions options, Predicate<String> isColumn) {
        CsvTable table = CsvTable.of(CsvText.read(file));
        Refusals refusals = new Refusals();
        Map<String, Integer> columns = columns(table.header(), options.columns(), isColumn, refusals);
        int width = table.header().size();
        for (CsvTable.Line line : table.rows()) {
            if (line.cells().size() != width) {
                refusals.row(line.number())
                        .add(
                                "rows[" + line.number() + "]",
                                "RAGGED_ROW",
                                Map.of(
                                        "expected",
                                        "" + width,
                                        "found",
                                        "" + line.cells().size()));
            }
        }
        refusals.throwIfAny();
        return new Sheet(columns, table.rows(), options.nullText());
    }

    private static Map<String, Integer> columns(
            List<String> header, Map<String, String> mapping, Predicate<String> isColumn, Refusals refusals) {
        Map<String, Integer> columns = new HashMap<>();
        Violations wrong = refusals.row(1);
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            String target = Optional.ofNullable(mapping.get(name)).orElse(name);
            boolean skipped = mapping.containsKey(name) && target.isEmpty();
            if (skipped) {
                continue;
            }
            if (!isColumn.test(target)) {
                wrong.add("rows[1]." + name, "UNKNOWN_COLUMN", Map.of("column", name));
            } else if (columns.putIfAbsent(target, i) != null) {
                wrong.add("rows[1]." + name, "DUPLICATE");
            }
        }
        unused(header, mapping.keySet())
                .forEach(name -> wrong.add("columns." + name, "UNKNOWN_COLUMN", Map.of("column", name)));
        return columns;
    }

    private static List<String> unused(List<String> header, Collection<String> mapped) {
        Set<String> names = new HashSet<>(header);
        List<String> unused = new ArrayList<>(mapped);
        unused.removeIf(names::contains);
        unused.sort(null);
        return unused;
    }
}

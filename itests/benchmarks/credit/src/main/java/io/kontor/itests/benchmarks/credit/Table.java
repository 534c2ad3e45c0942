package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.FactLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A CSV file; a column is numeric when every filled cell of it is a number, unless it is named as a code. */
final class Table {
    static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?");

    /** Numbers that are codes. */
    private static final Set<String> CODES = Set.of("country");

    private final List<String> header;
    private final List<List<String>> rows;

    private Table(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    static Table read(Path file) {
        try {
            List<List<String>> lines =
                    Files.readAllLines(file).stream().map(Table::cells).toList();
            return new Table(lines.get(0), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    int size() {
        return rows.size();
    }

    String cell(int row, String column) {
        return rows.get(row).get(header.indexOf(column));
    }

    double number(int row, String column) {
        String cell = cell(row, column);
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    /** Rows chosen by their place, all columns but those named. */
    Sample sample(IntPredicate chosen, String outcome, Set<String> without) {
        List<Integer> places = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (chosen.test(row)) {
                places.add(row);
            }
        }
        boolean[] bad = new boolean[places.size()];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = cell(places.get(i), outcome).equals("1");
        }
        List<Column> columns = new ArrayList<>();
        for (String name : header) {
            if (!name.equals(outcome) && !without.contains(name)) {
                columns.add(column(name, places));
            }
        }
        return new Sample(List.of(), bad, columns);
    }

    private Column column(String name, List<Integer> places) {
        int at = header.indexOf(name);
        boolean isNumber = !CODES.contains(name)
                && rows.stream()
                        .map(row -> row.get(at))
                        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
        if (isNumber) {
            double[] values = new double[places.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = number(places.get(i), name);
            }
            return new NumberColumn(name, values, Set.of());
        }
        String[] levels = new String[places.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = rows.get(places.get(i)).get(at);
        }
        return new LevelColumn(name, levels);
    }

    /** The customers of a sample as facts. */
    static List<CreditFacts> facts(Sample sample) {
        List<Column> columns = sample.columns();
        FactLayout layout = new FactLayout(columns.stream().map(Column::code).toList());
        List<CreditFacts> facts = new ArrayList<>();
        for (int row = 0; row < sample.rows(); row++) {
            double[] numbers = new double[columns.size()];
            @Nullable String[] levels = new String[numbers.length];
            for (int c = 0; c < numbers.length; c++) {
                numbers[c] = columns.get(c) instanceof NumberColumn n ? n.value(row) : Double.NaN;
                levels[c] = columns.get(c) instanceof LevelColumn l ? l.value(row) : null;
            }
            facts.add(new CreditFacts(layout, numbers, levels, DAY));
        }
        return facts;
    }

    static boolean[] outcomes(Sample sample) {
        boolean[] bad = new boolean[sample.rows()];
        for (int row = 0; row < bad.length; row++) {
            bad[row] = sample.isBad(row);
        }
        return bad;
    }
}

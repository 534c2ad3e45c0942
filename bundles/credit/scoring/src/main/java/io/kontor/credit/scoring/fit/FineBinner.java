package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.Shape;
import io.kontor.credit.api.fitting.Variable;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fine bins for stumps: numbers by rank, each level for itself, ordered by its bad rate. */
final class FineBinner {
    private static final int MAX_BINS = 64;
    private static final int MIN_ROWS = 10;

    private final Sample sample;
    private final double rate;

    FineBinner(Sample sample, double rate) {
        this.sample = sample;
        this.rate = rate;
    }

    /** A column, and how many of its bins are in order; the others stand behind them. */
    record Fine(BinnedColumn column, int ordered, Shape shape) {}

    Fine bin(Column column, Shape shape) {
        return column instanceof NumberColumn numbers ? numbers(numbers, shape) : levels((LevelColumn) column);
    }

    private Fine numbers(NumberColumn column, Shape shape) {
        double[] specials =
                column.specials().stream().mapToDouble(Double::doubleValue).toArray();
        double[] sorted = new double[sample.rows()];
        int size = 0;
        for (int row = 0; row < sample.rows(); row++) {
            double value = column.value(row) + 0.0;
            if (Double.isFinite(value) && Arrays.binarySearch(specials, value) < 0) {
                sorted[size++] = value;
            }
        }
        sorted = Arrays.copyOf(sorted, size);
        Arrays.sort(sorted);
        double[] cuts = cuts(sorted);
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i <= cuts.length; i++) {
            double lower = i == 0 ? Double.NEGATIVE_INFINITY : cuts[i - 1];
            double upper = i == cuts.length ? Double.POSITIVE_INFINITY : cuts[i];
            attributes.add(Attribute.interval(lower, upper, 0, column.code()));
        }
        for (double special : specials) {
            attributes.add(new Attribute(
                    AttributeKind.SPECIAL, special, Double.POSITIVE_INFINITY, List.of(), 0, 0, column.code()));
        }
        attributes.add(Attribute.of(AttributeKind.MISSING, 0, column.code()));
        short[] rows = new short[sample.rows()];
        for (int row = 0; row < rows.length; row++) {
            double value = column.value(row);
            int special = Arrays.binarySearch(specials, value + 0.0);
            rows[row] = (short)
                    (!Double.isFinite(value)
                            ? attributes.size() - 1
                            : special >= 0 ? cuts.length + 1 + special : ColumnBinner.place(cuts, value));
        }
        return fine(column.code(), attributes, rows, cuts.length + 1, shape);
    }

    /** A bin ends at the first value that is full; a value with many rows has a bin of its own. */
    private static double[] cuts(double[] sorted) {
        int full = Math.max(MIN_ROWS, (sorted.length + MAX_BINS - 1) / MAX_BINS);
        double[] cuts = new double[sorted.length / full + 2 * MAX_BINS];
        int size = 0;
        int from = 0;
        for (int i = 0; i < sorted.length; ) {
            int to = i;
            while (to < sorted.length && sorted[to] == sorted[i]) {
                to++;
            }
            boolean isHeavy = to - i >= full;
            if (isHeavy && i - from >= MIN_ROWS) {
                cuts[size++] = TreeCuts.between(sorted[i - 1], sorted[i]);
                from = i;
            }
            if (to - from >= full && sorted.length - to >= MIN_ROWS) {
                cuts[size++] = TreeCuts.between(sorted[to - 1], sorted[to]);
                from = to;
            }
            i = to;
        }
        return Arrays.copyOf(cuts, size);
    }

    private Fine levels(LevelColumn column) {
        List<String> ordered = Level.of(sample, column).stream()
                .filter(level -> level.rows() >= MIN_ROWS)
                .sorted(Comparator.comparingDouble((Level level) -> level.rate(MIN_ROWS, rate))
                        .thenComparing(Level::name))
                .map(Level::name)
                .toList();
        List<Attribute> attributes = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (String level : ordered) {
            places.put(level, attributes.size());
            attributes.add(Attribute.ofLevels(List.of(level), 0, column.code()));
        }
        attributes.add(Attribute.of(AttributeKind.OTHER, 0, column.code()));
        attributes.add(Attribute.of(AttributeKind.MISSING, 0, column.code()));
        short[] rows = new short[sample.rows()];
        for (int row = 0; row < rows.length; row++) {
            String level = column.value(row);
            rows[row] =
                    (short) (level == null ? attributes.size() - 1 : places.getOrDefault(level, attributes.size() - 2));
        }
        return fine(column.code(), attributes, rows, ordered.size(), Shape.ASCENDING);
    }

    private static Fine fine(String code, List<Attribute> attributes, short[] rows, int ordered, Shape shape) {
        List<Bin> bins = attributes.stream().map(a -> new Bin(a, 0, 0, 0)).toList();
        return new Fine(new BinnedColumn(new Variable(code, shape, bins, 0, .5), rows, .5), ordered, shape);
    }
}

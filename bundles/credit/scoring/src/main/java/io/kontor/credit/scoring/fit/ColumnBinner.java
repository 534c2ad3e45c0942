package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.fitting.Shape;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.scoring.fit.OptimalBins.Purity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the columns of a sample into bins: prebins, the optimal join, and bins of their own for what has no place. */
final class ColumnBinner {
    private static final int MAX_LEAVES = 20;
    private static final double MIN_SHARE = .05;
    private static final double RARE = .01;
    private static final double HALF = .5;

    private final Sample sample;
    private final long goods;
    private final long bads;
    private final Evidence evidence;
    private final double apart;

    /**
     * Prepares bins.
     *
     * @param sample the sample
     * @param apart as {@link OptimalBins} takes it
     */
    ColumnBinner(Sample sample, double apart) {
        this.sample = sample;
        this.apart = apart;
        long bad = 0;
        for (int row = 0; row < sample.rows(); row++) {
            bad += sample.isBad(row) ? 1 : 0;
        }
        bads = bad;
        goods = sample.rows() - bad;
        evidence = new Evidence(goods, bads);
    }

    long goods() {
        return goods;
    }

    long bads() {
        return bads;
    }

    BinnedColumn bin(Column column, Shape shape) {
        return column instanceof NumberColumn numbers ? numbers(numbers, shape) : levels((LevelColumn) column, shape);
    }

    private BinnedColumn numbers(NumberColumn column, Shape shape) {
        double[] specials =
                column.specials().stream().mapToDouble(Double::doubleValue).toArray();
        double[][] sorted = sorted(column, specials);
        double[] cuts = new TreeCuts(MAX_LEAVES, MIN_SHARE).cuts(sorted[0], sorted[1]);
        long[][] counts = new long[2][cuts.length + 1];
        for (int outcome = 0; outcome < 2; outcome++) {
            for (double value : sorted[outcome]) {
                counts[outcome][place(cuts, value)]++;
            }
        }
        OptimalBins.Partition partition = join(new Counts(counts[0], counts[1]), shape);
        List<Attribute> attributes = new ArrayList<>();
        double[] bounds = new double[Math.max(0, partition.ends().length - 1)];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = cuts[partition.ends()[i] - 1];
        }
        for (int i = 0; i <= bounds.length; i++) {
            double lower = i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1];
            double upper = i == bounds.length ? Double.POSITIVE_INFINITY : bounds[i];
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
                            : special >= 0 ? bounds.length + 1 + special : place(bounds, value));
        }
        return binned(column.code(), partition.shape(), attributes, rows, plainAuc(sorted));
    }

    /** Of the numbers as they are, either way; what joining bins might hide. */
    private static double plainAuc(double[][] sorted) {
        if (sorted[0].length + sorted[1].length < 2 * Evidence.MIN_ROWS
                || sorted[0].length == 0
                || sorted[1].length == 0) {
            return HALF;
        }
        Counts counts = TreeCuts.Distinct.of(sorted[0], sorted[1]).counts;
        double wins = 0;
        for (int i = 0; i < counts.size(); i++) {
            wins += counts.bad(i, i + 1) * (counts.good(0, i) + HALF * counts.good(i, i + 1));
        }
        double auc = wins / ((double) sorted[0].length * sorted[1].length);
        return Math.max(auc, 1 - auc);
    }

    /** Bins of one outcome only where there is no other way: what tells all must not look as if it told nothing. */
    private OptimalBins.Partition join(Counts counts, Shape shape) {
        long min = (long) Math.ceil(MIN_SHARE * counts.rows(0, counts.size()));
        for (Purity purity : Purity.values()) {
            OptimalBins.Partition best = new OptimalBins(counts, goods, bads, min, purity, apart).best(shape);
            if (best.ends().length > 1) {
                return best;
            }
        }
        return new OptimalBins.Partition(shape == Shape.AUTO ? Shape.ASCENDING : shape, new int[] {counts.size()}, 0);
    }

    /** How many cuts lie at or below a value. */
    static int place(double[] cuts, double value) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value >= cuts[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double[][] sorted(NumberColumn column, double[] specials) {
        double[][] values = new double[2][sample.rows()];
        int[] sizes = new int[2];
        for (int row = 0; row < sample.rows(); row++) {
            double value = column.value(row) + 0.0;
            if (Double.isFinite(value) && Arrays.binarySearch(specials, value) < 0) {
                int outcome = sample.isBad(row) ? 1 : 0;
                values[outcome][sizes[outcome]++] = value;
            }
        }
        for (int outcome = 0; outcome < 2; outcome++) {
            values[outcome] = Arrays.copyOf(values[outcome], sizes[outcome]);
            Arrays.sort(values[outcome]);
        }
        return values;
    }

    private BinnedColumn levels(LevelColumn column, Shape shape) {
        List<Level> all = Level.of(sample, column);
        long rows = all.stream().mapToLong(Level::rows).sum();
        List<Level> ordered = all.stream()
                .filter(level -> level.rows() >= RARE * rows)
                .sorted(Comparator.comparingDouble((Level level) -> level.rate(0, 0))
                        .thenComparing(Level::name))
                .toList();
        long[] good = ordered.stream().mapToLong(Level::good).toArray();
        long[] bad = ordered.stream().mapToLong(Level::bad).toArray();
        Shape ascending = shape == Shape.AUTO ? Shape.ASCENDING : shape;
        OptimalBins.Partition partition = join(new Counts(good, bad), ascending);
        List<Attribute> attributes = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        int from = 0;
        for (int end : partition.ends()) {
            List<String> group =
                    ordered.subList(from, end).stream().map(Level::name).toList();
            if (!group.isEmpty()) {
                group.forEach(level -> places.put(level, attributes.size()));
                attributes.add(Attribute.ofLevels(group, 0, column.code()));
            }
            from = end;
        }
        attributes.add(Attribute.of(AttributeKind.OTHER, 0, column.code()));
        attributes.add(Attribute.of(AttributeKind.MISSING, 0, column.code()));
        short[] bins = new short[sample.rows()];
        for (int row = 0; row < bins.length; row++) {
            String level = column.value(row);
            bins[row] =
                    (short) (level == null ? attributes.size() - 1 : places.getOrDefault(level, attributes.size() - 2));
        }
        return binned(column.code(), partition.shape(), attributes, bins, HALF);
    }

    private BinnedColumn binned(String code, Shape shape, List<Attribute> attributes, short[] rows, double plainAuc) {
        long[] good = new long[attributes.size()];
        long[] bad = new long[attributes.size()];
        for (int row = 0; row < rows.length; row++) {
            if (sample.isBad(row)) {
                bad[rows[row]]++;
            } else {
                good[rows[row]]++;
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < good.length; i++) {
            bins.add(evidence.bin(attributes.get(i), good[i], bad[i]));
        }
        return new BinnedColumn(evidence.variable(code, shape, bins), rows, plainAuc);
    }
}

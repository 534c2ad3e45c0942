package io.kontor.credit.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.fitting.Shape;
import io.kontor.credit.scoring.fit.OptimalBins.Partition;
import io.kontor.credit.scoring.fit.OptimalBins.Purity;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Worked number 5.2 of the design, and the proof that nothing better exists. */
class OptimalBinsTest {
    private static final List<Shape> SHAPES = List.of(Shape.ASCENDING, Shape.DESCENDING, Shape.PEAK, Shape.VALLEY);
    private static final Counts WORKED = new Counts(new long[] {120, 300, 200, 80}, new long[] {10, 20, 40, 30});

    @Test
    void computesTheWorkedInformationValues() {
        OptimalBins bins = new OptimalBins(WORKED, 700, 100, 1, Purity.MIXED, 0);
        double[] parts = {.0385, .1742, .0385, .1792};
        double[] woes = {-.5390, -.7621, .3365, .9651};
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            assertThat(bins.value(i, i + 1)).isCloseTo(parts[i], within(5e-5));
            double good = WORKED.good(i, i + 1) / 700.0;
            double bad = WORKED.bad(i, i + 1) / 100.0;
            assertThat(bins.value(i, i + 1) / (bad - good)).isCloseTo(woes[i], within(5e-5));
            sum += bins.value(i, i + 1);
        }
        assertThat(sum).isCloseTo(.4304, within(5e-5));
        assertThat(bins.value(0, 2)).isCloseTo(.2079, within(5e-5));
    }

    @Test
    void findsTheWorkedOptimum() {
        Partition best = new OptimalBins(WORKED, 700, 100, 1, Purity.MIXED, 0).best(Shape.ASCENDING);
        assertThat(best.ends()).containsExactly(2, 3, 4);
        assertThat(best.value()).isCloseTo(.4256, within(5e-5));
    }

    @Test
    void takesAPeakOnlyWhereItTellsClearlyMore() {
        OptimalBins nearly = new OptimalBins(WORKED, 700, 100, 1, Purity.MIXED, 0);
        assertThat(nearly.best(Shape.VALLEY).value())
                .isGreaterThan(nearly.best(Shape.ASCENDING).value());
        assertThat(nearly.best(Shape.AUTO).shape()).isEqualTo(Shape.ASCENDING);
        Counts hill = new Counts(new long[] {100, 50, 100}, new long[] {10, 60, 10});
        assertThat(new OptimalBins(hill, 250, 80, 1, Purity.MIXED, 0)
                        .best(Shape.AUTO)
                        .shape())
                .isEqualTo(Shape.PEAK);
    }

    @Test
    void equalsTryingAllPartitionsOfTenThousandTables() {
        SplittableRandom random = new SplittableRandom(2026);
        int without = 0;
        for (int table = 0; table < 10_000; table++) {
            int size = 1 + random.nextInt(12);
            long[] good = new long[size];
            long[] bad = new long[size];
            int most = 1 + random.nextInt(table % 3 == 0 ? 4 : 60);
            for (int i = 0; i < size; i++) {
                good[i] = random.nextInt(most + 1);
                bad[i] = random.nextInt(most + 1);
            }
            Counts counts = new Counts(good, bad);
            long goods = Math.max(1, counts.good(0, size));
            long bads = Math.max(1, counts.bad(0, size));
            OptimalBins bins = new OptimalBins(
                    counts, goods, bads, random.nextInt(most + 1), Purity.MIXED, table % 4 == 0 ? 1.96 : 0);
            for (Shape shape : SHAPES) {
                Partition found = bins.best(shape);
                assertThat(found.value()).as("%s of table %d", shape, table).isEqualTo(tryAll(counts, bins, shape));
                if (found.ends().length == 0) {
                    without++;
                } else {
                    assertThat(valueOf(mask(found.ends()), counts, bins, shape)).isEqualTo(found.value());
                }
            }
        }
        assertThat(without).as("tables without any partition").isBetween(1, 20_000);
    }

    private static double tryAll(Counts counts, OptimalBins bins, Shape shape) {
        double best = Double.NEGATIVE_INFINITY;
        for (int cuts = 0; cuts < 1 << (counts.size() - 1); cuts++) {
            best = Math.max(best, valueOf(cuts, counts, bins, shape));
        }
        return best;
    }

    private static int mask(int[] ends) {
        int mask = 0;
        for (int i = 0; i < ends.length - 1; i++) {
            mask |= 1 << (ends[i] - 1);
        }
        return mask;
    }

    /** The sum of a partition's parts, or minus infinity when it breaks the shape. */
    private static double valueOf(int cuts, Counts counts, OptimalBins bins, Shape shape) {
        double sum = 0;
        int before = 0;
        int from = 0;
        boolean turned = false;
        boolean rises = shape == Shape.ASCENDING || shape == Shape.PEAK;
        boolean mayTurn = shape == Shape.PEAK || shape == Shape.VALLEY;
        for (int to = 1; to <= counts.size(); to++) {
            if (to < counts.size() && (cuts & (1 << (to - 1))) == 0) {
                continue;
            }
            if (!bins.isAllowed(from, to)) {
                return Double.NEGATIVE_INFINITY;
            }
            if (from > 0) {
                double last = counts.bad(before, from) / (double) counts.rows(before, from);
                double next = counts.bad(from, to) / (double) counts.rows(from, to);
                if (!bins.differs(before, from, to)) {
                    return Double.NEGATIVE_INFINITY;
                }
                boolean onward = rises == !turned ? next > last : next < last;
                if (!onward) {
                    boolean turns = mayTurn && !turned && (rises ? next < last : next > last);
                    if (!turns) {
                        return Double.NEGATIVE_INFINITY;
                    }
                    turned = true;
                }
            }
            sum = from == 0 ? bins.value(0, to) : sum + bins.value(from, to);
            before = from;
            from = to;
        }
        return sum;
    }
}

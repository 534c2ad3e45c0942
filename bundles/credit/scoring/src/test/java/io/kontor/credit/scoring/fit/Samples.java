package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Made-up customers whose risk rises with {@code late}, falls with {@code years}, and differs by {@code trade}. */
final class Samples {
    private static final String[] TRADES = {"food", "steel", "toys", "retail"};

    private Samples() {}

    static Sample of(int rows, long seed) {
        return of(rows, seed, identity(rows));
    }

    static int[] identity(int rows) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        return order;
    }

    static int[] shuffled(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = identity(rows);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** The same customers in another order. */
    static Sample of(int rows, long seed, int[] order) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] late = new double[rows];
        double[] years = new double[rows];
        double[] use = new double[rows];
        String[] trade = new String[rows];
        boolean[] bad = new boolean[rows];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            ids.add("");
        }
        for (int i = 0; i < rows; i++) {
            int to = order[i];
            late[to] = random.nextInt(10) == 0 ? Double.NaN : Math.floor(60 * random.nextDouble());
            years[to] = random.nextInt(12) == 0 ? -999 : 20 * random.nextDouble();
            use[to] = random.nextDouble();
            int place = random.nextInt(TRADES.length);
            trade[to] = random.nextInt(50) == 0 ? null : TRADES[place];
            double z = -2.5
                    + (Double.isNaN(late[to]) ? 1 : late[to] / 25)
                    - (years[to] < 0 ? 0 : years[to] / 15)
                    + .3 * place;
            bad[to] = random.nextDouble() < 1 / (1 + Math.exp(-z));
            ids.set(to, "c" + i);
        }
        List<Column> columns = List.of(
                new NumberColumn("late", late, Set.of()),
                new NumberColumn("years", years, Set.of(-999.0)),
                new NumberColumn("use", use, Set.of()),
                new LevelColumn("trade", trade));
        return new Sample(ids, bad, columns);
    }

    static boolean[] outcomes(Sample sample) {
        boolean[] outcomes = new boolean[sample.rows()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = sample.isBad(row);
        }
        return outcomes;
    }
}

package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.scorecard.PdPoint;
import io.kontor.credit.api.scorecard.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks whether outcomes contradict the straight scale (Hosmer and Lemeshow 1980, at 1 %), and only then bends it:
 * groups of neighbouring scores, log-odds drawn towards the scale's, pooled until they fall.
 */
final class CurveFitter {
    private static final int GROUPS = 20;
    private static final int MIN_ROWS = 200;
    /** Rows the scale counts for in each group. */
    private static final double PRIOR = 50;
    /** 99 % quantile of the normal distribution, for Wilson and Hilferty's approximation of the chi-squared one. */
    private static final double NORMAL_99 = 2.3263478740408408;

    private final Scaling scaling;
    private final int[] scores;
    private final double[] weight;
    private final double[] bad;

    /**
     * Prepares a look.
     *
     * @param scaling the straight scale
     * @param scores score of each joined row
     * @param weight population weight of each
     * @param bad weight of its bad part
     */
    CurveFitter(Scaling scaling, int[] scores, double[] weight, double[] bad) {
        this.scaling = scaling;
        this.scores = scores;
        this.weight = weight;
        this.bad = bad;
    }

    /** A run of neighbouring scores. */
    private static final class Group {
        double rows;
        double bads;
        double expected;
        double variance;
        double scores;

        void add(Group other) {
            rows += other.rows;
            bads += other.bads;
            expected += other.expected;
            variance += other.variance;
            scores += other.scores;
        }

        double logOdds() {
            double pd = expected / rows;
            return Math.log((bads + PRIOR * pd) / (rows - bads + PRIOR * (1 - pd)));
        }
    }

    /** Points of the curve, none where the scale holds or rows are too few. */
    List<PdPoint> points() {
        List<Group> groups = groups();
        double square = 0;
        for (Group group : groups) {
            square += (group.bads - group.expected) * (group.bads - group.expected) / group.variance;
        }
        if (groups.size() < 5 || square <= critical(groups.size() - 2)) {
            return List.of();
        }
        List<Group> falling = new ArrayList<>();
        for (Group group : groups) {
            falling.add(group);
            while (falling.size() > 1
                    && last(falling, 2).logOdds() <= last(falling, 1).logOdds()) {
                Group joined = falling.remove(falling.size() - 1);
                last(falling, 1).add(joined);
            }
        }
        return falling.stream()
                .map(group -> new PdPoint(group.scores / group.rows, group.logOdds()))
                .toList();
    }

    private static Group last(List<Group> groups, int back) {
        return groups.get(groups.size() - back);
    }

    private static double critical(int freedom) {
        double spread = 2 / (9.0 * freedom);
        return freedom * Math.pow(1 - spread + NORMAL_99 * Math.sqrt(spread), 3);
    }

    /** By rising score; equal scores stay together. */
    private List<Group> groups() {
        int least = Arrays.stream(scores).min().orElse(0);
        int most = Arrays.stream(scores).max().orElse(0);
        Group[] byScore = new Group[most - least + 1];
        double all = 0;
        for (int row = 0; row < scores.length; row++) {
            int place = scores[row] - least;
            byScore[place] = byScore[place] == null ? new Group() : byScore[place];
            double pd = scaling.pd(scores[row]);
            Group group = byScore[place];
            group.rows += weight[row];
            group.bads += bad[row];
            group.expected += weight[row] * pd;
            group.variance += weight[row] * pd * (1 - pd);
            group.scores += weight[row] * scores[row];
            all += weight[row];
        }
        double full = Math.max(MIN_ROWS, all / GROUPS);
        List<Group> groups = new ArrayList<>();
        Group current = new Group();
        for (Group group : byScore) {
            if (group != null) {
                current.add(group);
                if (current.rows >= full) {
                    groups.add(current);
                    current = new Group();
                }
            }
        }
        if (current.rows > 0 && !groups.isEmpty()) {
            last(groups, 1).add(current);
        }
        return groups;
    }
}

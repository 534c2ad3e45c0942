package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A level of a category and its rows.
 *
 * @param name the level
 * @param good rows with a good outcome
 * @param bad rows with a bad outcome
 */
record Level(String name, long good, long bad) {
    long rows() {
        return good + bad;
    }

    /** Bad rate with {@code weight} rows of a given rate added. */
    double rate(double weight, double rate) {
        return (bad + weight * rate) / (rows() + weight);
    }

    /** All levels of a column by name. */
    static List<Level> of(Sample sample, LevelColumn column) {
        Map<String, long[]> counts = new TreeMap<>();
        for (int row = 0; row < sample.rows(); row++) {
            String level = column.value(row);
            if (level != null) {
                counts.computeIfAbsent(level, any -> new long[2])[sample.isBad(row) ? 1 : 0]++;
            }
        }
        List<Level> levels = new ArrayList<>();
        counts.forEach((name, count) -> levels.add(new Level(name, count[0], count[1])));
        return levels;
    }
}

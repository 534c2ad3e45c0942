package io.kontor.credit.scoring.card;

import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/** Writes expert cards the way people read them: bounds and points in a line. */
final class ExpertRows {
    /** Grades of the example cards; probabilities are the middles of the master scale's bands behind each letter. */
    static final List<GradeBand> GRADES = List.of(
            new GradeBand("A", 80, Math.sqrt(.001 * Math.sqrt(.002 * .005))),
            new GradeBand("B", 65, .01),
            new GradeBand("C", 50, Math.sqrt(.02 * .04)),
            new GradeBand("D", 35, Math.sqrt(.04 * .08)),
            new GradeBand("E", Double.NEGATIVE_INFINITY, Math.sqrt(Math.sqrt(.08 * .16) * .4)));

    private ExpertRows() {}

    /** Points of the rows between the bounds, rising; one more than bounds. */
    static Characteristic number(String code, LocalizedText label, double[] bounds, int[] points, int missing) {
        List<Attribute> rows = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            double lower = i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1];
            double upper = i == bounds.length ? Double.POSITIVE_INFINITY : bounds[i];
            rows.add(Attribute.interval(lower, upper, points[i], code));
        }
        rows.add(Attribute.of(AttributeKind.MISSING, missing, code));
        return new Characteristic(code, label, ValueType.NUMBER, rows);
    }

    static double[] at(double... bounds) {
        return bounds;
    }

    static int[] points(int... points) {
        return points;
    }
}

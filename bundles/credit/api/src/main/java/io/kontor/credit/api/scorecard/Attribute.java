package io.kontor.credit.api.scorecard;

import java.util.List;

/**
 * One row of a characteristic.
 *
 * @param kind what it matches
 * @param lower first number of an interval, or the special number; negative infinity where unbounded or not a number
 * @param upper first number above an interval; positive infinity where unbounded or not a number
 * @param levels the levels of a category, sorted; empty for other kinds
 * @param points whole points a customer of this row gets
 * @param weight exact contribution to the log-odds of a bad outcome before rounding to points; 0 for expert cards
 * @param reason stable reason code told when the row loses points
 */
public record Attribute(
        AttributeKind kind, double lower, double upper, List<String> levels, int points, double weight, String reason) {
    /** Keeps the levels by value. */
    public Attribute {
        levels = List.copyOf(levels);
    }

    /**
     * {@return an interval row of an expert card}
     *
     * @param lower first number that belongs to it, negative infinity when unbounded
     * @param upper first number above it, positive infinity when unbounded
     * @param points its points
     * @param reason reason code
     */
    public static Attribute interval(double lower, double upper, int points, String reason) {
        return new Attribute(AttributeKind.INTERVAL, lower, upper, List.of(), points, 0, reason);
    }

    /**
     * {@return a row for named levels of an expert card}
     *
     * @param levels the levels
     * @param points its points
     * @param reason reason code
     */
    public static Attribute ofLevels(List<String> levels, int points, String reason) {
        return new Attribute(
                AttributeKind.LEVELS,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                levels.stream().sorted().toList(),
                points,
                0,
                reason);
    }

    /**
     * {@return a row for a kind that needs no bounds: {@code OTHER} or {@code MISSING}}
     *
     * @param kind the kind
     * @param points its points
     * @param reason reason code
     */
    public static Attribute of(AttributeKind kind, int points, String reason) {
        return new Attribute(kind, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(), points, 0, reason);
    }

    /**
     * {@return a copy with a row's exact and rounded contribution}
     *
     * @param newPoints whole points
     * @param newWeight contribution to the log-odds of bad
     */
    public Attribute with(int newPoints, double newWeight) {
        return new Attribute(kind, lower, upper, levels, newPoints, newWeight, reason);
    }
}

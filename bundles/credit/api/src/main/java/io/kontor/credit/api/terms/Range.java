package io.kontor.credit.api.terms;

/**
 * Numbers from {@code from} inclusive to {@code to} exclusive.
 *
 * @param from first number; negative infinity when unbounded
 * @param to first number above; positive infinity when unbounded
 */
public record Range(double from, double to) {
    /** Every number, and an unknown one. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Refuses an empty range. */
    public Range {
        if (!(from < to)) {
            throw new IllegalArgumentException("empty range " + from + " to " + to);
        }
    }

    /**
     * {@return whether a number belongs to it; NaN, the unknown number, belongs to {@link #ANY} alone}
     *
     * @param value the number
     */
    public boolean contains(double value) {
        return Double.isNaN(value) ? equals(ANY) : value >= from && value < to;
    }
}

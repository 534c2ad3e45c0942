package io.kontor.credit.api.fitting;

import java.util.Set;
import java.util.TreeSet;

/** A column of numbers. Immutable. */
public final class NumberColumn implements Column {
    private final String code;
    private final double[] values;
    private final TreeSet<Double> specials;

    /**
     * Creates a column; the values are kept by value.
     *
     * @param code code of the fact
     * @param values one for each row; NaN is missing, an infinite one is treated as missing and reported
     * @param specials numbers that are codes and not quantities; each gets a row of its own
     */
    public NumberColumn(String code, double[] values, Set<Double> specials) {
        this.code = code;
        this.values = values.clone();
        this.specials = new TreeSet<>(specials);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int rows() {
        return values.length;
    }

    /**
     * {@return the value of a row, NaN when missing}
     *
     * @param row the row
     */
    public double value(int row) {
        return values[row];
    }

    /** {@return the special numbers, rising} */
    public Set<Double> specials() {
        return new TreeSet<>(specials);
    }
}

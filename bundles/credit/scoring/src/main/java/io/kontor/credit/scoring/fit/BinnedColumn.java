package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Variable;

/**
 * A column of a sample in bins.
 *
 * @param variable its bins
 * @param rows bin of each row
 */
record BinnedColumn(Variable variable, short[] rows) {
    int bins() {
        return variable.bins().size();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return variable.hashCode();
    }

    @Override
    public String toString() {
        return variable.toString();
    }
}

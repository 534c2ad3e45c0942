package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Variable;

/** A column of a sample in bins, and the bin of each row. */
final class BinnedColumn {
    private final Variable variable;
    private final short[] rows;

    BinnedColumn(Variable variable, short[] rows) {
        this.variable = variable;
        this.rows = rows;
    }

    Variable variable() {
        return variable;
    }

    short[] rows() {
        return rows;
    }

    int bins() {
        return variable.bins().size();
    }
}

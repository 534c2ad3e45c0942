package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Variable;

/** A column of a sample in bins, and the bin of each row. */
final class BinnedColumn {
    private final Variable variable;
    private final short[] rows;
    private final double plainAuc;

    BinnedColumn(Variable variable, short[] rows, double plainAuc) {
        this.variable = variable;
        this.rows = rows;
        this.plainAuc = plainAuc;
    }

    Variable variable() {
        return variable;
    }

    short[] rows() {
        return rows;
    }

    /** The greater of what the bins and what the bare numbers tell alone. */
    double auc() {
        return Math.max(variable.auc(), plainAuc);
    }

    int bins() {
        return variable.bins().size();
    }
}

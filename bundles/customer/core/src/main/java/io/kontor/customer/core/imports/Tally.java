package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.ImportResult;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of the rows. */
final class Tally {
    private static final int BATCH = 1_000;

    private int created;
    private int updated;
    private int unchanged;

    void created() {
        created++;
    }

    void updated() {
        updated++;
    }

    void unchanged() {
        unchanged++;
    }

    ImportResult result(int rows, boolean dryRun) {
        return new ImportResult(rows, created, updated, unchanged, dryRun);
    }

    /** {@return the rows in batches that fit into memory and into one flush} */
    static <T> List<List<T>> batches(List<T> rows) {
        List<List<T>> batches = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += BATCH) {
            batches.add(rows.subList(i, Math.min(rows.size(), i + BATCH)));
        }
        return batches;
    }
}

package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.exchange.ImportRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an importer tells what became of each row of a step; made anew when the step is tried again. */
public final class ImportMarks {
    final List<Change> changes = new ArrayList<>();
    final List<Refused> refused = new ArrayList<>();
    private final Set<Integer> marked = new HashSet<>();
    private int created;
    private int unchanged;

    /** A change to be taken back. */
    record Change(
            int row,
            UUID subject,
            @Nullable Long before,
            long after,
            @Nullable String image) {}

    /** A row that changes nothing. */
    record Refused(int row, List<Violation> violations) {}

    ImportMarks() {}

    /**
     * The row made something new.
     *
     * @param row the row
     * @param subject what it made
     * @param version its version, flushed
     */
    public void created(ImportRow row, UUID subject, long version) {
        mark(row);
        created++;
        changes.add(new Change(row.number(), subject, null, version, null));
    }

    /**
     * The row changed something.
     *
     * @param row the row
     * @param subject what it changed
     * @param before its version before
     * @param after its version, flushed
     * @param image what it takes to change it back, stored as JSON
     */
    public void updated(ImportRow row, UUID subject, long before, long after, Object image) {
        mark(row);
        changes.add(new Change(row.number(), subject, before, after, StoredJson.write(image)));
    }

    /**
     * The row found everything as it is.
     *
     * @param row the row
     */
    public void unchanged(ImportRow row) {
        mark(row);
        unchanged++;
    }

    /**
     * The row is wrong and changed nothing.
     *
     * @param row the row
     * @param violations what is wrong, by column
     */
    public void refused(ImportRow row, List<Violation> violations) {
        mark(row);
        refused.add(new Refused(row.number(), violations));
    }

    private void mark(ImportRow row) {
        if (!marked.add(row.number())) {
            throw new IllegalStateException("row " + row.number() + " is marked twice");
        }
    }

    int rows() {
        return marked.size();
    }

    int created() {
        return created;
    }

    int updated() {
        return changes.size() - created;
    }

    int unchanged() {
        return unchanged;
    }
}

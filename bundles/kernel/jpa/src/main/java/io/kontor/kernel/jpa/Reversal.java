package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of an import to be taken back in one transaction; the importer answers for each of them. */
public final class Reversal {
    final List<Done> done = new ArrayList<>();
    final List<Kept> kept = new ArrayList<>();
    private final List<Change> changes;
    private final Set<Integer> marked = new HashSet<>();

    /**
     * A change.
     *
     * @param row number of the row that made it
     * @param subject what was changed
     * @param before its version before, null when the row created it
     * @param after its version since; another one now means that it was changed since
     * @param image what the importer gave to change it back, null when the row created it
     */
    public record Change(
            int row,
            UUID subject,
            @Nullable Long before,
            long after,
            @Nullable String image) {
        /** {@return whether the row created it} */
        public boolean creates() {
            return image == null;
        }

        /**
         * {@return what the importer gave to change it back}
         *
         * @param <T> its type
         * @param type its type
         */
        public <T> T image(Class<T> type) {
            return StoredJson.read(Objects.requireNonNull(image), type);
        }
    }

    /** A change taken back. */
    record Done(Change change, @Nullable Long version) {}

    /** A change that stays. */
    record Kept(Change change, List<Violation> reasons) {}

    Reversal(List<Change> changes) {
        this.changes = changes;
    }

    /** {@return the changes, the newest first} */
    public List<Change> changes() {
        return changes;
    }

    /**
     * The subject was created by the row and is gone.
     *
     * @param change the change
     */
    public void removed(Change change) {
        mark(change);
        done.add(new Done(change, null));
    }

    /**
     * The subject is as it was.
     *
     * @param change the change
     * @param version its version now, flushed
     */
    public void restored(Change change, long version) {
        mark(change);
        done.add(new Done(change, version));
    }

    /**
     * The subject stays as it is.
     *
     * @param change the change
     * @param code why, a code of a violation
     */
    public void kept(Change change, String code) {
        mark(change);
        kept.add(new Kept(change, List.of(new Violation("", code))));
    }

    private void mark(Change change) {
        if (!marked.add(change.row())) {
            throw new IllegalStateException("row " + change.row() + " is answered twice");
        }
    }

    boolean isComplete() {
        return marked.size() == changes.size();
    }
}

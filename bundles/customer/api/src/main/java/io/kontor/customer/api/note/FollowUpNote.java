package io.kontor.customer.api.note;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note on an analysis.
 *
 * @param id identity
 * @param version counts its changes, for ETag
 * @param data issue, countermeasure, owner, due day
 * @param state where it stands
 * @param outcome what came of it, null while it is open
 * @param late whether it is open past its due day
 * @param createdBy its author
 * @param createdAt when it was written
 * @param closedAt when it was closed, null while it is open
 */
public record FollowUpNote(
        UUID id,
        long version,
        NoteData data,
        State state,
        @Nullable String outcome,
        boolean late,
        UUID createdBy,
        Instant createdAt,
        @Nullable Instant closedAt)
        implements Versioned {
    /** Where a note stands. */
    public enum State {
        /** Somebody has to see to it. */
        OPEN,
        /** The issue is solved. */
        DONE,
        /** Nothing will be done about it. */
        DROPPED
    }
}

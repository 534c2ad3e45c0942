package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One export made as a job.
 *
 * @param id identity, also of its job
 * @param version counts its changes of state, for ETag
 * @param target what is exported
 * @param order what was asked
 * @param state where it stands
 * @param rows rows written so far
 * @param problemCode code of the refusal that ended it, null when there was none
 * @param createdAt when it was asked for
 * @param expiresAt when its file is deleted, null before there is one
 * @param startedBy user who asked for it
 */
public record ExportRun(
        UUID id,
        long version,
        String target,
        ExportOrder order,
        State state,
        long rows,
        @Nullable String problemCode,
        Instant createdAt,
        @Nullable Instant expiresAt,
        UUID startedBy)
        implements Versioned {
    /** Where an export stands. */
    public enum State {
        /** Waits for its job. */
        QUEUED,
        /** Writes rows. */
        RUNNING,
        /** The file can be downloaded. */
        DONE,
        /** It broke down. */
        FAILED,
        /** Somebody stopped it. */
        CANCELLED,
        /** The file was deleted. */
        EXPIRED
    }
}

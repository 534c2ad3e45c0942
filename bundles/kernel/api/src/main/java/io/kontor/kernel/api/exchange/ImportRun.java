package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import.
 *
 * @param id identity
 * @param version counts its changes of state, for ETag
 * @param target what is imported
 * @param format format of the file
 * @param state where it stands
 * @param options how the file is read
 * @param columns the column of each header in order, empty for a skipped one
 * @param total rows of the file, null while unknown
 * @param counts what became of the rows so far
 * @param revert how far the revert is, null before
 * @param jobId the job that works on it, or did last
 * @param problemCode code of the refusal that ended it, null when there was none
 * @param createdAt when it was asked for
 * @param startedBy user who asked for it
 */
public record ImportRun(
        UUID id,
        long version,
        String target,
        TableFormat format,
        State state,
        ImportOptions options,
        List<String> columns,
        @Nullable Integer total,
        ImportCounts counts,
        @Nullable RevertCounts revert,
        UUID jobId,
        @Nullable String problemCode,
        Instant createdAt,
        UUID startedBy)
        implements Versioned {
    /** Keeps the columns by value. */
    public ImportRun {
        columns = List.copyOf(columns);
    }

    /** Where an import stands. */
    public enum State {
        /** Waits for its job. */
        QUEUED,
        /** Reads rows. */
        RUNNING,
        /** All rows were read; refused ones can be downloaded. */
        DONE,
        /** It broke down; it can be resumed or taken back. */
        FAILED,
        /** Somebody stopped it; it can be resumed or taken back. */
        CANCELLED,
        /** Its changes are being taken back. */
        REVERTING,
        /** Its changes were taken back, except those that are refused. */
        REVERTED
    }
}

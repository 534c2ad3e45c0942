package io.kontor.kernel.api.job;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job.
 *
 * @param id identity
 * @param version counts its changes of state, for ETag
 * @param job name of the job
 * @param state where it stands
 * @param createdAt when it was submitted
 * @param startedAt when its first attempt began, null before
 * @param finishedAt when it came to its end, null before
 * @param attempts attempts begun
 * @param done steps done
 * @param total steps in all, -1 while unknown
 * @param cancelling whether somebody asked it to stop and it has not yet
 * @param problemCode code of the refusal that ended the last attempt, null when there was none
 * @param problemDetail values of that refusal in English for the administrator, null without; never personal data
 * @param startedBy user who submitted it, {@link io.kontor.kernel.api.security.Actor#SYSTEM}'s id for recurring work
 */
public record JobRun(
        UUID id,
        long version,
        String job,
        State state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int attempts,
        long done,
        long total,
        boolean cancelling,
        @Nullable String problemCode,
        @Nullable String problemDetail,
        UUID startedBy)
        implements Versioned {
    /** Attempts after which a run that keeps breaking down has failed. */
    public static final int MAX_ATTEMPTS = 5;

    /** Where a run stands. */
    public enum State {
        /** Waits for a node, for its handler, or for the next attempt. */
        QUEUED,
        /** A node works on it. */
        RUNNING,
        /** It came to its end. */
        SUCCEEDED,
        /** It was refused, or broke down too often. */
        FAILED,
        /** Somebody stopped it. */
        CANCELLED;

        /** {@return whether nothing more will happen} */
        public boolean isFinal() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }
}

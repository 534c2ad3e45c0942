package io.kontor.kernel.api.job;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due.
 *
 * @param id identity
 * @param version counts its changes
 * @param data what is due, when and for whom
 * @param createdAt when it was first set
 * @param remindedAt when its owner was reminded, null before
 * @param lateAt when it was marked late, null while it is not
 * @param settledAt when it was settled, null while open
 */
public record Deadline(
        UUID id,
        long version,
        DeadlineData data,
        Instant createdAt,
        @Nullable Instant remindedAt,
        @Nullable Instant lateAt,
        @Nullable Instant settledAt)
        implements Versioned {}

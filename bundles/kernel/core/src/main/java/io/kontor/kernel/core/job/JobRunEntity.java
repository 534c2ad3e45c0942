package io.kontor.kernel.core.job;

import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A run with its lease: who works on it until when, counted so that a node that lost it notices. */
@Entity
@Table(name = "kernel_job_run")
class JobRunEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "job")
    private String job = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private JobRun.State state = JobRun.State.QUEUED;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Convert(converter = InstantConverter.class)
    @Column(name = "ready_at")
    private Instant readyAt = Instant.EPOCH;

    @Convert(converter = InstantConverter.class)
    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    /** Grows with every lease. */
    @Column(name = "lease_no")
    private long leaseNo;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "breakdowns")
    private int breakdowns;

    @Column(name = "steps_done")
    private long done;

    @Column(name = "steps_total")
    private long total = -1;

    @Column(name = "cancelling")
    private boolean cancelling;

    @Column(name = "problem_code")
    private @Nullable String problemCode;

    @Column(name = "problem_detail")
    private @Nullable String problemDetail;

    @Convert(converter = UuidConverter.class)
    @Column(name = "started_by")
    private UUID startedBy = new UUID(0, 0);

    /** What the submitter's token was narrowed to. */
    @Lob
    @Column(name = "permissions")
    private String permissions = "[]";

    @Lob
    @Column(name = "parameters")
    private String parameters = "";

    @Lob
    @Column(name = "checkpoint_state")
    private @Nullable String checkpoint;

    /** For JPA. */
    protected JobRunEntity() {}

    JobRunEntity(UUID id, String job, String parameters, UUID startedBy, Instant now) {
        this.id = id;
        this.job = job;
        this.parameters = parameters;
        this.startedBy = startedBy;
        createdAt = now;
        readyAt = now;
    }

    void narrow(Set<String> to) {
        permissions = StoredJson.write(to);
    }

    UUID id() {
        return id;
    }

    String job() {
        return job;
    }

    JobRun.State state() {
        return state;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    UUID startedBy() {
        return startedBy;
    }

    long leaseNo() {
        return leaseNo;
    }

    int attempts() {
        return attempts;
    }

    int breakdowns() {
        return breakdowns;
    }

    boolean isCancelling() {
        return cancelling;
    }

    String parameters() {
        return parameters;
    }

    @Nullable
    String checkpoint() {
        return checkpoint;
    }

    Set<String> permissions() {
        return Set.copyOf(StoredJson.readList(permissions, String.class));
    }

    JobRun toRun() {
        return new JobRun(
                id,
                version,
                job,
                state,
                createdAt,
                startedAt,
                finishedAt,
                attempts,
                done,
                total,
                cancelling && !state.isFinal(),
                problemCode,
                problemDetail,
                startedBy);
    }
}

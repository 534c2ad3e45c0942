package io.kontor.kernel.core.job;

import io.kontor.kernel.api.job.Deadline;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** Something due, and what has been made of that: reminder, late mark, settled. */
@Entity
@Table(name = "kernel_deadline")
class DeadlineEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "kind")
    private String kind = "";

    @Convert(converter = UuidConverter.class)
    @Column(name = "subject_id")
    private UUID subjectId = new UUID(0, 0);

    @Column(name = "subject_code")
    private String subjectCode = "";

    @Convert(converter = UuidConverter.class)
    @Column(name = "owner_id")
    private UUID owner = new UUID(0, 0);

    @Convert(converter = InstantConverter.class)
    @Column(name = "due_at")
    private Instant dueAt = Instant.EPOCH;

    @Convert(converter = InstantConverter.class)
    @Column(name = "remind_at")
    private @Nullable Instant remindAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Convert(converter = InstantConverter.class)
    @Column(name = "reminded_at")
    private @Nullable Instant remindedAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "late_at")
    private @Nullable Instant lateAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    /** For JPA. */
    protected DeadlineEntity() {}

    DeadlineEntity(UUID id, DeadlineData data, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        kind = data.kind();
        subjectId = data.subjectId();
        apply(data);
    }

    /** Takes who and when; what was made of another time counts no more. */
    void apply(DeadlineData data) {
        if (!dueAt.equals(data.dueAt())) {
            lateAt = null;
        }
        if (!Objects.equals(remindAt, data.remindAt())) {
            remindedAt = null;
        }
        subjectCode = data.subjectCode();
        owner = data.owner();
        dueAt = data.dueAt();
        remindAt = data.remindAt();
        settledAt = null;
    }

    void remind(Instant at) {
        remindedAt = at;
    }

    void late(Instant at) {
        lateAt = at;
    }

    void settle(Instant at) {
        if (settledAt == null) {
            settledAt = at;
        }
    }

    Deadline toDeadline() {
        DeadlineData data = new DeadlineData(kind, subjectId, subjectCode, owner, dueAt, remindAt);
        return new Deadline(id, version, data, createdAt, remindedAt, lateAt, settledAt);
    }
}

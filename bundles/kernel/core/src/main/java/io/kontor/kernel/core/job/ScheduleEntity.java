package io.kontor.kernel.core.job;

import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** When a recurring job is due next; the version decides which of several nodes queues it. */
@Entity
@Table(name = "kernel_job_schedule")
class ScheduleEntity {
    @Id
    @Column(name = "job")
    private String job = "";

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = InstantConverter.class)
    @Column(name = "next_at")
    private Instant nextAt = Instant.EPOCH;

    @Convert(converter = UuidConverter.class)
    @Column(name = "last_run")
    private @Nullable UUID lastRun;

    /** For JPA. */
    protected ScheduleEntity() {}

    ScheduleEntity(String job, Instant nextAt) {
        this.job = job;
        this.nextAt = nextAt;
    }

    Instant nextAt() {
        return nextAt;
    }

    @Nullable
    UUID lastRun() {
        return lastRun;
    }

    void ran(UUID run, Instant next) {
        lastRun = run;
        nextAt = next;
    }

    /** A new recurrence may be due sooner. */
    void notAfter(Instant next) {
        if (next.isBefore(nextAt)) {
            nextAt = next;
        }
    }
}

package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportRun;
import io.kontor.kernel.api.exchange.ExportRun.State;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.Locale;
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

/** An export made as a job of the same identity. */
@Entity
@Table(name = "kernel_export")
class ExportEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "target")
    private String target = "";

    @Lob
    @Column(name = "what")
    private String order = "{}";

    @Column(name = "language")
    private String language = "en";

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.QUEUED;

    @Column(name = "rows_written")
    private long rows;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Convert(converter = InstantConverter.class)
    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "started_by")
    private UUID startedBy = new UUID(0, 0);

    /** For JPA. */
    protected ExportEntity() {}

    /** A queued export. */
    ExportEntity(UUID id, String target, ExportOrder order, Instant createdAt, UUID startedBy) {
        this.id = id;
        this.target = target;
        this.order = StoredJson.write(order);
        this.createdAt = createdAt;
        this.startedBy = startedBy;
    }

    void language(Locale locale) {
        language = locale.getLanguage();
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    void state(State next) {
        state = next;
    }

    void done(long written, Instant until) {
        state = State.DONE;
        rows = written;
        expiresAt = until;
    }

    ExportRun toRun() {
        ExportOrder what = StoredJson.read(order, ExportOrder.class);
        return new ExportRun(id, version, target, what, state, rows, null, createdAt, expiresAt, startedBy);
    }
}

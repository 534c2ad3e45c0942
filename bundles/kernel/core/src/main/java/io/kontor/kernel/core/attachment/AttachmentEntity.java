package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.Attachment;
import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The line of an attachment. */
@Entity
@Table(name = "kernel_attachment")
class AttachmentEntity {
    /** Stands where the identity of what is gone would: of octets that are there a record has only one. */
    private static final UUID THERE = new UUID(0, 0);

    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = THERE;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "module")
    private String module = "";

    @Column(name = "record_type")
    private String recordType = "";

    @Convert(converter = UuidConverter.class)
    @Column(name = "record_id")
    private UUID recordId = THERE;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private AttachmentKind kind = AttachmentKind.PHOTO;

    @Column(name = "name")
    private String name = "";

    @Column(name = "media_type")
    private String mediaType = "";

    @Column(name = "octets")
    private long octets;

    @Column(name = "sha256")
    private String sha256 = "";

    @Column(name = "store")
    private String store = "";

    @Convert(converter = UuidConverter.class)
    @Column(name = "added_by")
    private UUID addedBy = THERE;

    @Convert(converter = InstantConverter.class)
    @Column(name = "added_at")
    private Instant addedAt = Instant.EPOCH;

    @Column(name = "keep_until")
    private @Nullable LocalDate keepUntil;

    @Convert(converter = InstantConverter.class)
    @Column(name = "removed_at")
    private @Nullable Instant removedAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "removed_by")
    private @Nullable UUID removedBy;

    @Column(name = "reason")
    private @Nullable String reason;

    @Convert(converter = UuidConverter.class)
    @Column(name = "gone")
    private UUID gone = THERE;

    /** For JPA. */
    protected AttachmentEntity() {}

    /** A new one of a record, with what its octets are. */
    AttachmentEntity(UUID id, AttachedTo record, Received file, String store) {
        this.id = id;
        this.module = record.module();
        this.recordType = record.type();
        this.recordId = record.id();
        this.kind = file.kind();
        this.name = file.name();
        this.mediaType = file.type().mediaType();
        this.octets = file.size();
        this.sha256 = file.sha256();
        this.store = store;
    }

    void added(UUID by, Instant at, @Nullable LocalDate until) {
        addedBy = by;
        addedAt = at;
        keepUntil = until;
    }

    void keepUntil(@Nullable LocalDate until) {
        keepUntil = until;
    }

    /** Its octets go; without a reason because they were kept long enough. */
    void remove(UUID by, Instant at, @Nullable String why) {
        removedBy = by;
        removedAt = at;
        reason = why;
        gone = id;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String store() {
        return store;
    }

    String sha256() {
        return sha256;
    }

    boolean isOf(AttachedTo record) {
        return record().equals(record);
    }

    AttachedTo record() {
        return new AttachedTo(module, recordType, recordId);
    }

    Attachment attachment() {
        return new Attachment(
                id, version, kind, name, mediaType, octets, sha256, addedBy, addedAt, keepUntil, removedAt, removedBy,
                reason);
    }
}

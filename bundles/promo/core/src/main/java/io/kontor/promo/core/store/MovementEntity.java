package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.api.value.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A movement, to be read in lists only. */
@Entity
@Table(name = "promo_movement")
public class MovementEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private MovementKind kind;

    @Column(name = "on_day")
    private LocalDate day;

    @Convert(converter = InstantConverter.class)
    @Column(name = "posted_at")
    private Instant postedAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "posted_by")
    private UUID postedBy;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "paper_no")
    private @Nullable String paperNo;

    @Convert(converter = UuidConverter.class)
    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Column(name = "document_type")
    private @Nullable String documentType;

    @Convert(converter = UuidConverter.class)
    @Column(name = "document_id")
    private @Nullable UUID documentId;

    @Column(name = "document_number")
    private @Nullable String documentNumber;

    @Convert(converter = UuidConverter.class)
    @Column(name = "reversal_of")
    private @Nullable UUID reversalOf;

    @Lob
    @Column(name = "evidence")
    private @Nullable String evidence;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected MovementEntity() {}

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the movement it undoes, null for none} */
    public @Nullable UUID reversalOf() {
        return reversalOf;
    }

    /** {@return whether a document posted it} */
    public boolean isOf(UUID document) {
        return document.equals(documentId);
    }

    /** {@return number of its document, null for none} */
    public @Nullable String documentNumber() {
        return documentNumber;
    }

    /** {@return the movement with its lines} */
    public Movement movement(List<MovementLine> lines, @Nullable UUID reversedBy) {
        return new Movement(
                id,
                kind,
                day,
                postedAt,
                postedBy,
                lines,
                reason,
                paperNo,
                campaignId,
                documentId == null || documentType == null
                        ? null
                        : new DocumentRef(documentType, documentId, documentNumber),
                reversalOf,
                reversedBy,
                evidence == null ? List.of() : StoredJson.readList(evidence, Evidence.class));
    }
}

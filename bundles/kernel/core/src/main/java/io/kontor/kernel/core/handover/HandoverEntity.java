package io.kontor.kernel.core.handover;

import io.kontor.kernel.api.handover.Handover;
import io.kontor.kernel.api.handover.Handover.Part;
import io.kontor.kernel.api.handover.Handover.PartState;
import io.kontor.kernel.api.handover.Handover.State;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
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
import javax.persistence.Version;

/** A hand-over with what each module was asked and answered. */
@Entity
@Table(name = "kernel_handover")
class HandoverEntity {
    private static final UUID NOBODY = new UUID(0, 0);

    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = NOBODY;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "from_id")
    private UUID fromId = NOBODY;

    @Column(name = "from_name")
    private String fromName = "";

    @Convert(converter = UuidConverter.class)
    @Column(name = "to_id")
    private UUID toId = NOBODY;

    @Column(name = "to_name")
    private String toName = "";

    @Column(name = "reason")
    private String reason = "";

    @Convert(converter = UuidConverter.class)
    @Column(name = "ordered_by")
    private UUID orderedBy = NOBODY;

    @Convert(converter = InstantConverter.class)
    @Column(name = "ordered_at")
    private Instant orderedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.WAITING;

    @Lob
    @Column(name = "parts")
    private String parts = "[]";

    /** For JPA. */
    protected HandoverEntity() {}

    HandoverEntity(Handover handover) {
        id = handover.id();
        fromId = handover.fromId();
        fromName = handover.fromName();
        toId = handover.toId();
        toName = handover.toName();
        reason = handover.reason();
        orderedBy = handover.by();
        orderedAt = handover.at();
        parts(handover.parts());
    }

    /** Takes what modules answered; the state follows. */
    final void parts(List<Part> now) {
        parts = StoredJson.write(now);
        boolean answered = now.stream().allMatch(part -> part.state() == PartState.ANSWERED);
        boolean refused = now.stream()
                .flatMap(part -> part.outcomes().stream())
                .anyMatch(outcome -> outcome.result() == HandoverOutcome.Result.REFUSED);
        state = !answered ? State.WAITING : refused ? State.PARTLY : State.DONE;
    }

    long version() {
        return version;
    }

    Handover handover() {
        return new Handover(
                id,
                version,
                fromId,
                fromName,
                toId,
                toName,
                reason,
                orderedBy,
                orderedAt,
                state,
                StoredJson.readList(parts, Part.class));
    }
}

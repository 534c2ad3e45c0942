package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.slip.AckState;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipLine;
import io.kontor.promo.api.slip.SlipState;
import io.kontor.promo.api.value.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** An issue slip. */
@Entity
@Table(name = "promo_slip")
public class SlipEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "number")
    private String number;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private SlipKind kind;

    @Convert(converter = UuidConverter.class)
    @Column(name = "request_id")
    private @Nullable UUID requestId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "from_id")
    private UUID fromId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "to_id")
    private UUID toId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Column(name = "remark")
    private @Nullable String remark;

    @Lob
    @Column(name = "asked")
    private String asked;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private SlipState state = SlipState.PICKED;

    @Enumerated(EnumType.STRING)
    @Column(name = "ack_state")
    private AckState ackState = AckState.OPEN;

    @Lob
    @Column(name = "signatures")
    private @Nullable String signatures;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "sent_on")
    private @Nullable LocalDate sentOn;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SlipEntity() {}

    /** A slip that is picked. */
    @SuppressWarnings("NullAway.Init")
    public SlipEntity(UUID id, String number, SlipData data, UUID createdBy, Instant createdAt) {
        this.id = id;
        this.number = number;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        kind = data.kind();
        requestId = data.requestId();
        fromId = data.fromId();
        toId = data.toId();
        campaignId = data.campaignId();
        remark = data.remark();
        asked = StoredJson.write(data.lines());
    }

    /** Is sent on a day. */
    public void send(LocalDate on) {
        state = SlipState.SENT;
        sentOn = on;
    }

    /** Is withdrawn. */
    public void cancel() {
        state = SlipState.CANCELLED;
    }

    /** Knows whether anything is still open. */
    public void confirm(boolean open) {
        ackState = open ? AckState.PARTLY : AckState.FULL;
        state = open ? SlipState.SENT : SlipState.DONE;
    }

    /** Keeps a signature, if there is one. */
    public void sign(@Nullable Evidence signature) {
        if (signature != null) {
            List<Evidence> all = new ArrayList<>(signatures());
            all.add(signature);
            signatures = StoredJson.write(all);
        }
    }

    private List<Evidence> signatures() {
        return signatures == null ? List.of() : StoredJson.readList(signatures, Evidence.class);
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the slip with its lines} */
    public IssueSlip slip(List<SlipLine> lines) {
        List<SlipData.Line> wanted = StoredJson.readList(asked, SlipData.Line.class);
        SlipData data = new SlipData(kind, number, requestId, fromId, toId, campaignId, wanted, remark);
        return new IssueSlip(
                id, version, number, data, state, ackState, lines, signatures(), createdAt, createdBy, sentOn);
    }
}

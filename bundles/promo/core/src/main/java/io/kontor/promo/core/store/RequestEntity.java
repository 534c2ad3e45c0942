package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.approval.ApprovalNeed;
import io.kontor.promo.api.request.LineProgress;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.RequestData;
import io.kontor.promo.api.request.RequestLine;
import io.kontor.promo.api.request.RequestState;
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
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A request for promo items. */
@Entity
@Table(name = "promo_request")
public class RequestEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "number")
    private String number;

    @Convert(converter = UuidConverter.class)
    @Column(name = "from_id")
    private UUID fromId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "to_id")
    private UUID toId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Column(name = "purpose")
    private String purpose;

    @Column(name = "needed_on")
    private @Nullable LocalDate neededOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private RequestState state = RequestState.DRAFT;

    @Convert(converter = UuidConverter.class)
    @Column(name = "requester_id")
    private UUID requesterId;

    @Convert(converter = InstantConverter.class)
    @Column(name = "requested_at")
    private Instant requestedAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "decided_by")
    private @Nullable UUID decidedBy;

    @Column(name = "decision")
    private @Nullable String decision;

    @Lob
    @Column(name = "approval")
    private @Nullable String approval;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RequestEntity() {}

    /** A draft. */
    @SuppressWarnings("NullAway.Init")
    public RequestEntity(UUID id, String number, UUID requesterId, Instant requestedAt) {
        this.id = id;
        this.number = number;
        this.requesterId = requesterId;
        this.requestedAt = requestedAt;
    }

    /** Takes new values; the lines are rows of their own. */
    public void apply(RequestData data) {
        fromId = data.fromId();
        toId = data.toId();
        campaignId = data.campaignId();
        purpose = data.purpose();
        neededOn = data.neededOn();
    }

    /** Goes on. */
    public void become(RequestState next) {
        state = next;
    }

    /** Goes on by somebody's decision. */
    public void decide(RequestState next, UUID by, @Nullable String why) {
        state = next;
        decidedBy = by;
        decision = why;
    }

    /** Becomes another one's, for another place. */
    public void handOver(UUID requester, UUID place) {
        requesterId = requester;
        toId = place;
    }

    /** Keeps who has to approve it. */
    public void needs(ApprovalNeed need) {
        approval = StoredJson.write(need);
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return how far it is} */
    public RequestState state() {
        return state;
    }

    /** {@return the place that is to get the goods} */
    public UUID toId() {
        return toId;
    }

    /** {@return the campaign, null for none} */
    public @Nullable UUID campaignId() {
        return campaignId;
    }

    /** {@return the request with its lines} */
    public PromoRequest request(List<LineProgress> progress) {
        List<RequestLine> lines = progress.stream()
                .map(line -> new RequestLine(line.itemId(), line.asked()))
                .toList();
        RequestData data = new RequestData(fromId, toId, campaignId, purpose, neededOn, lines);
        return new PromoRequest(
                id,
                version,
                number,
                data,
                state,
                requesterId,
                requestedAt,
                decidedBy,
                decision,
                progress,
                approval == null ? null : StoredJson.read(approval, ApprovalNeed.class));
    }
}

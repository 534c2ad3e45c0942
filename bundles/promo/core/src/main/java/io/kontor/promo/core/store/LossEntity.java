package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.loss.LossReport;
import io.kontor.promo.api.value.Evidence;
import java.math.BigDecimal;
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

/** A loss that was reported. */
@Entity
@Table(name = "promo_loss")
public class LossEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "place_id")
    private UUID placeId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lot_id")
    private @Nullable UUID lotId;

    @Lob
    @Column(name = "serials")
    private @Nullable String serials;

    @Column(name = "quantity")
    private long quantity;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason")
    private LossReason reason;

    @Column(name = "remark")
    private String remark;

    @Convert(converter = UuidConverter.class)
    @Column(name = "liable_id")
    private @Nullable UUID liableId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Lob
    @Column(name = "evidence")
    private @Nullable String evidence;

    @Column(name = "on_day")
    private LocalDate day;

    @Convert(converter = UuidConverter.class)
    @Column(name = "movement_id")
    private UUID movementId;

    @Column(name = "charge")
    private @Nullable BigDecimal charge;

    @Column(name = "currency")
    private @Nullable String currency;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private LossReport.State state = LossReport.State.PROPOSED;

    @Convert(converter = UuidConverter.class)
    @Column(name = "decided_by")
    private @Nullable UUID decidedBy;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LossEntity() {}

    /** A loss of a day; nobody has decided on its charge. */
    @SuppressWarnings("NullAway.Init")
    public LossEntity(UUID id, LossData data, LocalDate day, UUID movementId, @Nullable Money proposed) {
        this.id = id;
        this.day = day;
        this.movementId = movementId;
        placeId = data.placeId();
        itemId = data.itemId();
        lotId = data.lotId();
        serials = data.serials().isEmpty() ? null : StoredJson.write(data.serials());
        quantity = data.quantity();
        reason = data.reason();
        remark = data.remark();
        liableId = data.liableId();
        campaignId = data.campaignId();
        evidence = data.evidence().isEmpty() ? null : StoredJson.write(data.evidence());
        charge = proposed == null ? null : proposed.amount();
        currency = proposed == null ? null : proposed.currency();
    }

    /** Goes on by somebody's decision. */
    public void decide(LossReport.State next, UUID by) {
        state = next;
        decidedBy = by;
    }

    /** {@return the report, with its charge} */
    public LossReport report() {
        LossData data = new LossData(
                placeId,
                itemId,
                lotId,
                serials == null ? List.of() : StoredJson.readList(serials, String.class),
                quantity,
                reason,
                remark,
                liableId,
                campaignId,
                evidence == null ? List.of() : StoredJson.readList(evidence, Evidence.class));
        Money proposed = charge == null || currency == null ? null : new Money(charge, currency);
        return new LossReport(id, version, data, day, movementId, proposed, state, decidedBy);
    }
}

package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.asset.AssetLoan;
import io.kontor.promo.api.asset.Condition;
import io.kontor.promo.api.asset.Inspection;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.api.value.Evidence;
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

/** A loan of a piece of equipment, with whose row it is. */
@Entity
@Table(name = "promo_loan")
public class LoanEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Column(name = "serial")
    private String serial;

    @Convert(converter = UuidConverter.class)
    @Column(name = "from_id")
    private UUID fromId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "site_id")
    private UUID siteId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "customer_code")
    private @Nullable String customerCode;

    @Column(name = "customer_name")
    private String customerName;

    @Column(name = "agreed_until")
    private @Nullable LocalDate agreedUntil;

    @Column(name = "inspect_every")
    private @Nullable Integer inspectEvery;

    @Column(name = "remark")
    private @Nullable String remark;

    @Lob
    @Column(name = "evidence")
    private @Nullable String evidence;

    @Column(name = "lent_on")
    private LocalDate lentOn;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lent_by")
    private UUID lentBy;

    @Column(name = "next_inspection")
    private @Nullable LocalDate nextInspection;

    @Column(name = "returned_on")
    private @Nullable LocalDate returnedOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "returned_condition")
    private @Nullable Condition returnedCondition;

    @Convert(converter = UuidConverter.class)
    @Column(name = "keeper_id")
    private @Nullable UUID keeperId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "region_path")
    private @Nullable String regionPath;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LoanEntity() {}

    /** A loan of today, in the rows of the place it was lent from. */
    @SuppressWarnings("NullAway.Init")
    public LoanEntity(UUID id, LoanData data, UUID siteId, UUID by, LocalDate today) {
        this.id = id;
        this.siteId = siteId;
        this.lentBy = by;
        this.lentOn = today;
        itemId = data.itemId();
        serial = data.serial();
        fromId = data.fromId();
        customerId = data.customer().id();
        customerCode = data.customer().code();
        customerName = data.customer().name();
        agreedUntil = data.agreedUntil();
        inspectEvery = data.inspectEvery();
        remark = data.remark();
        evidence = data.evidence().isEmpty() ? null : StoredJson.write(data.evidence());
        nextInspection = inspectEvery == null ? null : today.plusDays(inspectEvery);
    }

    /** Takes the rows of a place. */
    public void belongTo(PlaceEntity place) {
        keeperId = place.place().data().keeperId();
        teamId = place.place().data().teamId();
        regionPath = place.regionPath();
    }

    /** Is in another one's rows, where it was in those of who had the care. */
    public void inCareOf(UUID from, UUID to, @Nullable UUID team) {
        if (from.equals(keeperId)) {
            keeperId = to;
            teamId = team;
        }
    }

    /** {@return the site where it is} */
    public UUID siteId() {
        return siteId;
    }

    /** Plans the next inspection after one. */
    public void inspected(LocalDate on) {
        nextInspection = inspectEvery == null ? null : on.plusDays(inspectEvery);
    }

    /** Ends it. */
    public void end(LocalDate on, Condition condition) {
        returnedOn = on;
        returnedCondition = condition;
        nextInspection = null;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the loan} */
    public AssetLoan loan(List<Inspection> inspections) {
        LoanData data = new LoanData(
                itemId,
                serial,
                fromId,
                new CustomerRef(customerId, customerCode, customerName),
                agreedUntil,
                inspectEvery,
                remark,
                evidence == null ? List.of() : StoredJson.readList(evidence, Evidence.class));
        return new AssetLoan(
                id, version, data, siteId, lentOn, lentBy, inspections, nextInspection, returnedOn, returnedCondition);
    }
}

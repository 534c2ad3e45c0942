package io.kontor.promo.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.campaign.Campaign;
import io.kontor.promo.api.campaign.CampaignData;
import java.math.BigDecimal;
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

/** A campaign; one without region is everybody's to read. */
@Entity
@Table(name = "promo_campaign")
public class CampaignEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Column(name = "day_from")
    private LocalDate from;

    @Column(name = "day_to")
    private LocalDate to;

    @Convert(converter = UuidConverter.class)
    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "planned_quantity")
    private @Nullable Long plannedQuantity;

    @Column(name = "planned_cost")
    private @Nullable BigDecimal plannedCost;

    @Column(name = "currency")
    private @Nullable String currency;

    @Column(name = "region_code")
    private @Nullable String regionCode;

    @Column(name = "region_path")
    private @Nullable String regionPath;

    @Column(name = "remark")
    private @Nullable String remark;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private Campaign.State state = Campaign.State.OPEN;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected CampaignEntity() {}

    /** A new campaign. */
    @SuppressWarnings("NullAway.Init")
    public CampaignEntity(UUID id, CampaignData data, @Nullable String itsRegionPath) {
        this.id = id;
        apply(data, itsRegionPath);
    }

    /** Takes new values; the region path is that of its region, null for none. */
    public final void apply(CampaignData data, @Nullable String itsRegionPath) {
        Money cost = data.plannedCost();
        code = data.code();
        name = data.name();
        from = data.days().from();
        to = data.days().to();
        ownerId = data.ownerId();
        plannedQuantity = data.plannedQuantity();
        plannedCost = cost == null ? null : cost.amount();
        currency = cost == null ? null : cost.currency();
        regionCode = data.regionCode();
        regionPath = itsRegionPath;
        remark = data.remark();
    }

    /** Ends it. */
    public void close() {
        state = Campaign.State.CLOSED;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return its code} */
    public String code() {
        return code;
    }

    /** {@return whether it goes on} */
    public Campaign.State state() {
        return state;
    }

    /** {@return whether it may be read with some rows} */
    public boolean isReadableIn(RowScope rows) {
        return regionCode == null || isIn(rows);
    }

    /** {@return whether it is inside some rows} */
    public boolean isIn(RowScope rows) {
        return rows.covers(ownerId, null, regionPath);
    }

    /** {@return the campaign, without its planned cost where that is not for the reader's eyes} */
    public Campaign campaign(boolean withCost) {
        CampaignData data = new CampaignData(
                code,
                name,
                new DateRange(from, to),
                ownerId,
                plannedQuantity,
                withCost ? Statements.money(plannedCost, currency) : null,
                regionCode,
                remark);
        return new Campaign(id, version, data, state);
    }
}

package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.item.Lot;
import io.kontor.promo.api.item.LotData;
import io.kontor.promo.api.item.LotStatus;
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

/** A lot of an item. */
@Entity
@Table(name = "promo_lot")
public class LotEntity {
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

    @Column(name = "lot_no")
    private String lotNo;

    @Column(name = "expires_on")
    private @Nullable LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private LotStatus status = LotStatus.FREE;

    @Column(name = "status_reason")
    private @Nullable String statusReason;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LotEntity() {}

    /** A new lot. */
    @SuppressWarnings("NullAway.Init")
    public LotEntity(UUID id, UUID itemId, LotData data) {
        this.id = id;
        this.itemId = itemId;
        apply(data);
    }

    /** Takes new values. */
    public final void apply(LotData data) {
        lotNo = data.lotNo();
        expiresOn = data.expiresOn();
    }

    /** Blocks, recalls or frees it. */
    public void mark(LotStatus as, String why) {
        status = as;
        statusReason = why;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the lot} */
    public Lot lot() {
        return new Lot(id, version, itemId, new LotData(lotNo, expiresOn), status, statusReason);
    }
}

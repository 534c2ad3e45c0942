package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.item.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A recall of a lot; one at a time, by its running key. */
@Entity
@Table(name = "promo_recall")
public class RecallEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lot_id")
    private UUID lotId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Column(name = "lot_no")
    private String lotNo;

    @Column(name = "reason")
    private String reason;

    @Convert(converter = InstantConverter.class)
    @Column(name = "opened_at")
    private Instant openedAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "opened_by")
    private UUID openedBy;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "lifted_on")
    private @Nullable LocalDate liftedOn;

    @Convert(converter = UuidConverter.class)
    @Column(name = "running_key")
    private @Nullable UUID runningKey;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RecallEntity() {}

    /** The recall of a lot, running from a moment on. */
    public RecallEntity(UUID id, Lot lot, Instant at, UUID by, LocalDate dueOn) {
        this.id = id;
        this.lotId = lot.id();
        this.itemId = lot.itemId();
        this.lotNo = lot.data().lotNo();
        this.reason = String.valueOf(lot.statusReason());
        this.openedAt = at;
        this.openedBy = by;
        this.dueOn = dueOn;
        this.runningKey = lot.id();
    }

    /** Takes another reason and last day. */
    public void change(String why, LocalDate day) {
        reason = why;
        dueOn = day;
    }

    /** Ends it. */
    public void lift(LocalDate on) {
        liftedOn = on;
        runningKey = null;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the lot} */
    public UUID lotId() {
        return lotId;
    }

    /** {@return the lot's item} */
    public UUID itemId() {
        return itemId;
    }

    /** {@return the lot's number when it was recalled} */
    public String lotNo() {
        return lotNo;
    }

    /** {@return why} */
    public String reason() {
        return reason;
    }

    /** {@return since when} */
    public Instant openedAt() {
        return openedAt;
    }

    /** {@return who recalled it} */
    public UUID openedBy() {
        return openedBy;
    }

    /** {@return last day of its tasks} */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** {@return the day it was lifted, null while it holds} */
    public @Nullable LocalDate liftedOn() {
        return liftedOn;
    }
}

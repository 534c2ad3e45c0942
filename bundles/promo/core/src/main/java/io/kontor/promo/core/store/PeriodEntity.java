package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.stock.StockPeriod;
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

/** A period of stock keeping. */
@Entity
@Table(name = "promo_period")
public class PeriodEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "day_from")
    private LocalDate from;

    @Column(name = "day_to")
    private LocalDate to;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private StockPeriod.State state = StockPeriod.State.OPEN;

    @Convert(converter = InstantConverter.class)
    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "closed_by")
    private @Nullable UUID closedBy;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected PeriodEntity() {}

    /** An open period. */
    @SuppressWarnings("NullAway.Init")
    public PeriodEntity(UUID id, DateRange days) {
        this.id = id;
        this.from = days.from();
        this.to = days.to();
    }

    /** Closes it. */
    public void close(UUID by, Instant at) {
        state = StockPeriod.State.CLOSED;
        closedBy = by;
        closedAt = at;
    }

    /** {@return its last day} */
    public LocalDate to() {
        return to;
    }

    /** {@return its first day} */
    public LocalDate from() {
        return from;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the period} */
    public StockPeriod period() {
        return new StockPeriod(id, version, new DateRange(from, to), state, closedAt, closedBy);
    }
}

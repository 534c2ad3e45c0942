package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.slip.SlipLine;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A line of a slip: one item, one lot or one piece. */
@Entity
@Table(name = "promo_slip_line")
public class SlipLineEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "slip_id")
    private UUID slipId;

    @Column(name = "line_no")
    private int lineNo;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lot_id")
    private @Nullable UUID lotId;

    @Column(name = "serial")
    private @Nullable String serial;

    @Column(name = "quantity")
    private long quantity;

    @Column(name = "confirmed")
    private long confirmed;

    @Column(name = "settled")
    private long settled;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SlipLineEntity() {}

    /** A line of which nothing is confirmed. */
    @SuppressWarnings("NullAway.Init")
    public SlipLineEntity(UUID id, UUID slipId, SlipLine line) {
        this.id = id;
        this.slipId = slipId;
        lineNo = line.lineNo();
        itemId = line.itemId();
        lotId = line.lotId();
        serial = line.serial();
        quantity = line.quantity();
        confirmed = line.confirmed();
        settled = line.settled();
    }

    /** Some of it arrived. */
    public void confirm(long units) {
        confirmed += units;
    }

    /** Nothing more is expected. */
    public void settle() {
        settled = quantity - confirmed;
    }

    /** {@return the slip} */
    public UUID slipId() {
        return slipId;
    }

    /** {@return its number within the slip} */
    public int lineNo() {
        return lineNo;
    }

    /** {@return base units that are neither confirmed nor settled} */
    public long open() {
        return quantity - confirmed - settled;
    }

    /** {@return the line} */
    public SlipLine line() {
        return new SlipLine(lineNo, itemId, lotId, serial, quantity, confirmed, settled);
    }
}

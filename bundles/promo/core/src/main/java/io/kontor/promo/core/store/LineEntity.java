package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.core.ledger.BalanceKey;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A line of a movement, to be read in lists only. */
@Entity
@Table(name = "promo_line")
@IdClass(LineEntity.Key.class)
public class LineEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "movement_id")
    private UUID movementId;

    @Id
    @Column(name = "line_no")
    private int lineNo;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lot_id")
    private UUID lotId;

    @Column(name = "serial")
    private @Nullable String serial;

    @Convert(converter = UuidConverter.class)
    @Column(name = "from_id")
    private UUID fromId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "to_id")
    private UUID toId;

    @Column(name = "quantity")
    private long quantity;

    @Column(name = "unit_cost")
    private @Nullable BigDecimal unitCost;

    @Column(name = "currency")
    private @Nullable String currency;

    @Column(name = "on_day")
    private LocalDate day;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LineEntity() {}

    /** What identifies a line. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID movementId;
        private int lineNo;

        /** For JPA. */
        @SuppressWarnings("NullAway.Init")
        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.lineNo == lineNo && key.movementId.equals(movementId);
        }

        @Override
        public int hashCode() {
            return 31 * movementId.hashCode() + lineNo;
        }
    }

    /** {@return the movement} */
    public UUID movementId() {
        return movementId;
    }

    /** {@return the line, without its cost where that is not for the reader's eyes} */
    public MovementLine line(boolean withCost) {
        return new MovementLine(
                lineNo,
                itemId,
                lotId.equals(BalanceKey.NO_LOT) ? null : lotId,
                serial,
                fromId,
                toId,
                quantity,
                withCost ? Statements.money(unitCost, currency) : null);
    }
}

package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.core.ledger.BalanceKey;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A balance, to be read in lists only: commands work on it through the ledger. */
@Entity
@Table(name = "promo_balance")
public class BalanceEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lot_id")
    private UUID lotId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "place_id")
    private UUID placeId;

    @Column(name = "on_hand")
    private long onHand;

    @Column(name = "reserved")
    private long reserved;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected BalanceEntity() {}

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return which stock it is} */
    public BalanceKey key() {
        return new BalanceKey(itemId, lotId, placeId);
    }

    /** {@return what is there} */
    public long onHand() {
        return onHand;
    }

    /** {@return of it, what is promised} */
    public long reserved() {
        return reserved;
    }
}

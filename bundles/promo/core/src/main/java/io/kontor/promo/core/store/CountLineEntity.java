package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.count.CountEntry;
import io.kontor.promo.api.count.CountLine;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A line of a count sheet. */
@Entity
@Table(name = "promo_count_line")
public class CountLineEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "count_id")
    private UUID countId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lot_id")
    private @Nullable UUID lotId;

    @Column(name = "serial")
    private @Nullable String serial;

    @Column(name = "book")
    private long book;

    @Column(name = "counted")
    private @Nullable Long counted;

    @Column(name = "reason")
    private @Nullable String reason;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected CountLineEntity() {}

    /** What should be there, or what was found though it should not. */
    @SuppressWarnings("NullAway.Init")
    public CountLineEntity(UUID id, UUID countId, CountBook.Row row) {
        this.id = id;
        this.countId = countId;
        itemId = row.itemId();
        lotId = row.lotId();
        serial = row.serial();
        book = row.onHand();
    }

    /** Takes what was counted. */
    public void enter(CountEntry entry) {
        counted = entry.counted();
        reason = entry.reason();
    }

    /** {@return the sheet} */
    public UUID countId() {
        return countId;
    }

    /** {@return whether an entry is of this line} */
    public boolean isOf(CountEntry entry) {
        return itemId.equals(entry.itemId())
                && Objects.equals(lotId, entry.lotId())
                && Objects.equals(serial, entry.serial());
    }

    /** {@return the line, without the book for who counts blindly} */
    public CountLine line(boolean hidden) {
        Long difference = hidden || counted == null ? null : counted - book;
        return new CountLine(itemId, lotId, serial, hidden ? null : (Long) book, counted, difference, reason);
    }
}

package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountKind;
import io.kontor.promo.api.count.CountLine;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.count.CountState;
import java.time.Instant;
import java.util.ArrayList;
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

/** A count sheet. */
@Entity
@Table(name = "promo_count")
public class CountEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "number")
    private String number;

    @Convert(converter = UuidConverter.class)
    @Column(name = "place_id")
    private UUID placeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private CountKind kind;

    @Lob
    @Column(name = "item_ids")
    private @Nullable String itemIds;

    @Column(name = "remark")
    private @Nullable String remark;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private CountState state = CountState.OPEN;

    @Convert(converter = InstantConverter.class)
    @Column(name = "opened_at")
    private Instant openedAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "frozen_at")
    private @Nullable Instant frozenAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "posted_by")
    private @Nullable UUID postedBy;

    @Convert(converter = UuidConverter.class)
    @Column(name = "movement_id")
    private @Nullable UUID movementId;

    @Lob
    @Column(name = "counted_by")
    private @Nullable String countedBy;

    @Convert(converter = UuidConverter.class)
    @Column(name = "running_key")
    private @Nullable UUID runningKey;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected CountEntity() {}

    /** A sheet that is prepared; no other one of its place may run. */
    @SuppressWarnings("NullAway.Init")
    public CountEntity(UUID id, String number, CountData data, Instant openedAt) {
        this.id = id;
        this.number = number;
        this.openedAt = openedAt;
        placeId = data.placeId();
        kind = data.kind();
        itemIds = data.itemIds().isEmpty() ? null : StoredJson.write(data.itemIds());
        remark = data.remark();
        runningKey = data.placeId();
    }

    /** Keeps the book as of a moment. */
    public void freeze(Instant as) {
        state = CountState.FROZEN;
        frozenAt = as;
    }

    /** Remembers who counted. */
    public void countedBy(UUID user) {
        if (!hasCounted(user)) {
            List<UUID> all = new ArrayList<>(counters());
            all.add(user);
            countedBy = StoredJson.write(all);
        }
    }

    /** {@return whether a user counted} */
    public boolean hasCounted(UUID user) {
        return counters().contains(user);
    }

    private List<UUID> counters() {
        return countedBy == null ? List.of() : StoredJson.readList(countedBy, UUID.class);
    }

    /** Is posted, by a movement unless nothing differs. */
    public void post(UUID by, @Nullable UUID movement) {
        state = CountState.POSTED;
        postedBy = by;
        movementId = movement;
        runningKey = null;
    }

    /** Is given up. */
    public void cancel() {
        state = CountState.CANCELLED;
        runningKey = null;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return whether what should be there is kept from who counts} */
    public boolean hidesBook() {
        return kind == CountKind.BLIND && state != CountState.POSTED;
    }

    /** {@return the sheet with its lines} */
    public CountSheet sheet(List<CountLine> lines) {
        List<UUID> items = itemIds == null ? List.of() : StoredJson.readList(itemIds, UUID.class);
        CountData data = new CountData(number, placeId, kind, items, remark);
        return new CountSheet(id, version, number, data, state, frozenAt, lines, postedBy, movementId);
    }
}

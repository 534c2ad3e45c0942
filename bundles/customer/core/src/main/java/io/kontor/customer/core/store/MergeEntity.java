package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.Merge.Party;
import io.kontor.customer.api.merge.Merge.Undone;
import io.kontor.kernel.api.merge.KeptRecord;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import javax.persistence.Basic;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A merge of two customers, with what both cards were before. */
@Entity
@Table(name = "customer_merge")
public class MergeEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "winner_id")
    private UUID winnerId;

    @Column(name = "winner_code")
    private String winnerCode;

    @Column(name = "winner_name")
    private String winnerName;

    @Convert(converter = UuidConverter.class)
    @Column(name = "loser_id")
    private UUID loserId;

    @Column(name = "loser_code")
    private String loserCode;

    @Column(name = "loser_name")
    private String loserName;

    @Enumerated(EnumType.STRING)
    @Column(name = "loser_stage")
    private Lifecycle loserStage;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private Merge.State state = Merge.State.MERGED;

    @Column(name = "reason")
    private String reason;

    @Column(name = "merged_by")
    private String mergedBy;

    @Convert(converter = InstantConverter.class)
    @Column(name = "merged_at")
    private Instant mergedAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "undo_until")
    private Instant undoUntil;

    @Column(name = "undone_by")
    private @Nullable String undoneBy;

    @Convert(converter = InstantConverter.class)
    @Column(name = "undone_at")
    private @Nullable Instant undoneAt;

    @Column(name = "undo_reason")
    private @Nullable String undoReason;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "image")
    private String image;

    @Lob
    @Column(name = "moved")
    private String moved = "[]";

    @Lob
    @Column(name = "kept")
    private @Nullable String kept;

    /** How many records of a kind moved. */
    private record Count(String kind, long records) {}

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected MergeEntity() {}

    /** A merge of two customers, one of them in a stage before it; the image is what undoing it needs. */
    @SuppressWarnings("NullAway.Init")
    public MergeEntity(UUID id, CustomerEntity winner, CustomerEntity loser, Lifecycle stage, Object image) {
        this.id = id;
        winnerId = winner.id();
        winnerCode = winner.code();
        winnerName = winner.name();
        loserId = loser.id();
        loserCode = loser.code();
        loserName = loser.name();
        loserStage = stage;
        this.image = StoredJson.write(image);
    }

    /** Names who merged, when and why, and until when it can be undone. */
    public void by(String username, Instant at, String why, Instant until) {
        mergedBy = username;
        mergedAt = at;
        reason = why;
        undoUntil = until;
    }

    /** Keeps how many records moved, by kind. */
    public void moved(Map<String, Long> counts) {
        moved = StoredJson.write(counts.entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue()))
                .toList());
    }

    /** Takes it back. */
    public void undo(Undone how) {
        state = Merge.State.UNDONE;
        undoneBy = how.by();
        undoneAt = how.at();
        undoReason = how.reason();
        kept = StoredJson.write(how.kept());
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the customer that stayed} */
    public UUID winnerId() {
        return winnerId;
    }

    /** {@return the customer that became part of it} */
    public UUID loserId() {
        return loserId;
    }

    /** {@return what undoing it needs} */
    public <T> T image(Class<T> type) {
        return StoredJson.read(image, type);
    }

    /** {@return the merge} */
    public Merge merge() {
        Map<String, Long> counts = new TreeMap<>();
        StoredJson.readList(moved, Count.class).forEach(c -> counts.put(c.kind(), c.records()));
        return new Merge(
                id,
                version,
                state,
                new Party(winnerId, winnerCode, winnerName),
                new Party(loserId, loserCode, loserName),
                loserStage,
                reason,
                mergedBy,
                mergedAt,
                undoUntil,
                counts,
                undone(),
                List.of());
    }

    private @Nullable Undone undone() {
        return undoneAt == null
                ? null
                : new Undone(
                        Objects.requireNonNull(undoneBy),
                        undoneAt,
                        Objects.requireNonNull(undoReason),
                        kept == null ? List.of() : StoredJson.readList(kept, KeptRecord.class));
    }
}

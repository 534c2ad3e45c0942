package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.note.FollowUpNote;
import io.kontor.customer.api.note.FollowUpNote.State;
import io.kontor.customer.api.note.NoteData;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
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

/** A note on an analysis, with whose row it is. */
@Entity
@Table(name = "customer_note")
public class NoteEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private CompositionRequest.Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "basis")
    private CompositionRequest.Basis basis;

    @Column(name = "period_from")
    private LocalDate periodFrom;

    @Column(name = "period_to")
    private LocalDate periodTo;

    @Column(name = "currency")
    private @Nullable String currency;

    @Column(name = "top_n")
    private int topN;

    @Enumerated(EnumType.STRING)
    @Column(name = "roll_up")
    private Relation.@Nullable Type rollUp;

    @Column(name = "region_level")
    private @Nullable Integer regionLevel;

    @Column(name = "row_key")
    private @Nullable String rowKey;

    @Column(name = "inputs_hash")
    private @Nullable String inputsHash;

    @Column(name = "issue")
    private String issue;

    @Column(name = "countermeasure")
    private @Nullable String countermeasure;

    @Convert(converter = UuidConverter.class)
    @Column(name = "owner_id")
    private UUID owner;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.OPEN;

    @Column(name = "outcome")
    private @Nullable String outcome;

    @Convert(converter = UuidConverter.class)
    @Column(name = "created_by")
    private UUID createdBy;

    @Convert(converter = UuidConverter.class)
    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "region_path")
    private @Nullable String regionPath;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected NoteEntity() {}

    /** An open note; apply its values next. */
    @SuppressWarnings("NullAway.Init")
    public NoteEntity(UUID id, CompositionRequest analysis, UUID createdBy, @Nullable UUID teamId, Instant createdAt) {
        this.id = id;
        this.createdBy = createdBy;
        this.teamId = teamId;
        this.createdAt = createdAt;
        kind = analysis.kind();
        basis = analysis.basis();
        periodFrom = analysis.period().from();
        periodTo = analysis.period().to();
        currency = analysis.currency();
        topN = analysis.topN();
        rollUp = analysis.rollUp();
        regionLevel = analysis.regionLevel();
    }

    /** Takes what may change; the region is that of the row, null for none. */
    public void apply(NoteData data, @Nullable String itsRegionPath) {
        rowKey = data.rowKey();
        inputsHash = data.inputsHash();
        issue = data.issue();
        countermeasure = data.countermeasure();
        owner = data.owner();
        dueOn = data.dueOn();
        regionPath = itsRegionPath;
    }

    /** Ends it. */
    public void close(State as, String itsOutcome, Instant at) {
        state = as;
        outcome = itsOutcome;
        closedAt = at;
    }

    /** Begins it again. */
    public void reopen() {
        state = State.OPEN;
        outcome = null;
        closedAt = null;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return whether somebody has to see to it} */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** {@return what it tells} */
    public NoteData data() {
        CompositionRequest analysis = new CompositionRequest(
                kind, basis, new DateRange(periodFrom, periodTo), currency, topN, rollUp, regionLevel);
        return new NoteData(analysis, rowKey, inputsHash, issue, countermeasure, owner, dueOn);
    }

    /** {@return the note, late or not on a day} */
    public FollowUpNote note(LocalDate today) {
        boolean late = state == State.OPEN && dueOn.isBefore(today);
        return new FollowUpNote(id, version, data(), state, outcome, late, createdBy, createdAt, closedAt);
    }
}

package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.recall.RecallTask.Kind;
import io.kontor.promo.api.recall.RecallTask.State;
import io.kontor.promo.api.value.CustomerRef;
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

/** A task of a recall; the goods there that it knows of are those asked for without those returned. */
@Entity
@Table(name = "promo_recall_task")
public class RecallTaskEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "recall_id")
    private UUID recallId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "lot_id")
    private UUID lotId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Kind kind;

    @Convert(converter = UuidConverter.class)
    @Column(name = "subject_id")
    private UUID subjectId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "place_id")
    private UUID placeId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "issue_id")
    private @Nullable UUID issueId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "customer_code")
    private @Nullable String customerCode;

    @Column(name = "customer_name")
    private @Nullable String customerName;

    @Convert(converter = UuidConverter.class)
    @Column(name = "assignee_id")
    private UUID assigneeId;

    @Column(name = "asked")
    private long asked;

    @Column(name = "returned")
    private long returned;

    @Column(name = "gone")
    private long gone;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.OPEN;

    @Column(name = "note")
    private @Nullable String note;

    @Convert(converter = UuidConverter.class)
    @Column(name = "told_by")
    private @Nullable UUID toldBy;

    @Column(name = "told_on")
    private @Nullable LocalDate toldOn;

    @Column(name = "closed_on")
    private @Nullable LocalDate closedOn;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RecallTaskEntity() {}

    /** The task to bring back what is somewhere, for who has to see to it. */
    public RecallTaskEntity(UUID id, RecallEntity recall, RecallTables.There there, UUID assigneeId) {
        this.id = id;
        this.recallId = recall.id();
        this.lotId = recall.lotId();
        this.itemId = recall.itemId();
        this.dueOn = recall.dueOn();
        this.kind = there.issueId() == null ? Kind.HOLDER : Kind.CUSTOMER;
        this.subjectId = there.subjectId();
        this.placeId = there.placeId();
        this.issueId = there.issueId();
        this.asked = there.units();
        this.assigneeId = assigneeId;
        CustomerRef customer = there.customer();
        customerId = customer == null ? null : customer.id();
        customerCode = customer == null ? null : customer.code();
        customerName = customer == null ? null : customer.name();
    }

    /** Learns how much is there now: less came back, more is asked for as well. */
    public void see(long units, LocalDate today) {
        long known = asked - returned;
        if (units > known) {
            asked += units - known;
        } else {
            returned += known - units;
            gone = Math.min(gone, units);
        }
        boolean open = open() > 0;
        if (open && state == State.DONE) {
            state = State.OPEN;
            closedOn = null;
        } else if (!open && state == State.OPEN) {
            state = State.DONE;
            closedOn = today;
        }
    }

    /** Gives up what is open. */
    public void giveUp(LocalDate today) {
        gone += open();
        state = State.DONE;
        closedOn = today;
    }

    /** Keeps what was said. */
    public void tell(String said, UUID by, LocalDate today) {
        note = said;
        toldBy = by;
        toldOn = today;
    }

    /** Ends with its recall. */
    public void lift(LocalDate today) {
        state = State.LIFTED;
        closedOn = today;
    }

    /** Is due on another day. */
    public void dueOn(LocalDate day) {
        dueOn = day;
    }

    /** Becomes another one's. */
    public void assign(UUID to) {
        assigneeId = to;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the recall} */
    public UUID recallId() {
        return recallId;
    }

    /** {@return the place or issue it is about} */
    public UUID subjectId() {
        return subjectId;
    }

    /** {@return who has to see to it} */
    public UUID assigneeId() {
        return assigneeId;
    }

    /** {@return how far it is} */
    public State state() {
        return state;
    }

    /** {@return base units still to be brought back} */
    public long open() {
        return asked - returned - gone;
    }

    /** {@return the task, with its version as of the last flush} */
    public RecallTask task() {
        CustomerRef customer = customerName == null ? null : new CustomerRef(customerId, customerCode, customerName);
        RecallTask.Told told =
                note == null || toldBy == null || toldOn == null ? null : new RecallTask.Told(note, toldBy, toldOn);
        return new RecallTask(
                id,
                version,
                recallId,
                lotId,
                itemId,
                kind,
                placeId,
                issueId,
                customer,
                assigneeId,
                asked,
                returned,
                gone,
                dueOn,
                state,
                told,
                closedOn);
    }
}

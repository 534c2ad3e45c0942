package io.kontor.kernel.core.event;

import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.event.SetAside;
import io.kontor.kernel.api.event.SetAside.State;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
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

/** An event a consumer could not take, or that waits behind such a one. */
@Entity
@Table(name = "kernel_event_set_aside")
class SetAsideEntity {
    private static final int MAX_PROBLEM = 1_000;

    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "consumer")
    private String consumer = "";

    @Column(name = "module")
    private String module = "";

    @Column(name = "seq")
    private long seq;

    @Column(name = "event_type")
    private String type = "";

    @Column(name = "subject_type")
    private String subjectType = "";

    @Column(name = "subject_id")
    private String subjectId = "";

    @Column(name = "subject_code")
    private @Nullable String subjectCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.WAITING;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "problem")
    private @Nullable String problem;

    @Convert(converter = InstantConverter.class)
    @Column(name = "set_aside_at")
    private Instant at = Instant.EPOCH;

    /** For JPA. */
    protected SetAsideEntity() {}

    /** An event that waits, until it is told that it failed. */
    SetAsideEntity(String consumer, DomainEvent event, Instant at) {
        this.id = Ids.next();
        this.consumer = consumer;
        this.module = event.module();
        this.seq = event.seq();
        this.type = event.type();
        this.subjectType = event.subject().type();
        this.subjectId = event.subject().id();
        this.subjectCode = event.subject().code();
        this.at = at;
    }

    /** Takes that the consumer failed on it again. */
    void failed(int tries, String why) {
        state = State.FAILED;
        attempts += tries;
        problem = why.length() <= MAX_PROBLEM ? why : why.substring(0, MAX_PROBLEM);
    }

    void release() {
        state = State.RELEASED;
    }

    UUID id() {
        return id;
    }

    long seq() {
        return seq;
    }

    String module() {
        return module;
    }

    State state() {
        return state;
    }

    Subject subject() {
        return new Subject(subjectType, subjectId, subjectCode);
    }

    SetAside toSetAside() {
        return new SetAside(id, module, seq, type, subject(), state, attempts, problem, at);
    }
}

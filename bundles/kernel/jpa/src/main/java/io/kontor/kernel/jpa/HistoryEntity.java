package io.kontor.kernel.jpa;

import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.history.Action;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.security.FieldClass;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A line of a module's history, to read only. Each module names this class in its persistence unit; its table gets the
 * module's prefix from {@link ModuleSession}.
 */
@Entity
@Table(name = "history")
public class HistoryEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Convert(converter = InstantConverter.class)
    @Column(name = "made_at")
    private Instant at = Instant.EPOCH;

    @Convert(converter = UuidConverter.class)
    @Column(name = "actor_id")
    private UUID actorId = new UUID(0, 0);

    @Column(name = "actor")
    private String actor = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private Channel channel = Channel.SYSTEM;

    @Column(name = "correlation_id")
    private String correlationId = "";

    @Column(name = "reason")
    private @Nullable String reason;

    @Enumerated(EnumType.STRING)
    @Column(name = "action_name")
    private Action action = Action.CHANGED;

    @Column(name = "subject_type")
    private String subjectType = "";

    @Column(name = "subject_id")
    private String subjectId = "";

    @Column(name = "subject_code")
    private @Nullable String subjectCode;

    @Convert(converter = UuidConverter.class)
    @Column(name = "root_id")
    private @Nullable UUID rootId;

    @Column(name = "field")
    private String field = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "field_class")
    private @Nullable FieldClass fieldClass;

    @Lob
    @Column(name = "old_value")
    private @Nullable String oldValue;

    @Lob
    @Column(name = "new_value")
    private @Nullable String newValue;

    /** For JPA. */
    protected HistoryEntity() {}

    UUID id() {
        return id;
    }

    @Nullable
    FieldClass fieldClass() {
        return fieldClass;
    }

    HistoryEntry entry(boolean masked) {
        return new HistoryEntry(
                id,
                at,
                actorId,
                actor,
                channel,
                correlationId,
                reason,
                action,
                new Subject(subjectType, subjectId, subjectCode),
                rootId,
                field,
                fieldClass,
                masked ? null : oldValue,
                masked ? null : newValue,
                masked);
    }
}

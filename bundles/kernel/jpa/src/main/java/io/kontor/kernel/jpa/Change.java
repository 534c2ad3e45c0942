package io.kontor.kernel.jpa;

import io.kontor.kernel.api.history.Action;
import io.kontor.kernel.api.history.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of one record, for {@link Chronicle#record}: what was, what is, and the event it makes. */
public final class Change {
    private final Tracked tracked;
    private final Subject subject;
    private final Action action;
    private final @Nullable Object before;
    private final @Nullable Object after;

    private @Nullable UUID rootId;
    private @Nullable String reason;
    private @Nullable String eventType;
    private int eventVersion = 1;
    private @Nullable Object eventData;

    Change(Tracked tracked, Subject subject, Action action, @Nullable Object before, @Nullable Object after) {
        this.tracked = tracked;
        this.subject = subject;
        this.action = action;
        this.before = before;
        this.after = after;
    }

    /**
     * Names the record whose row scope decides who may see the change; without one only scope ALL may.
     *
     * @param id its identity
     * @return this
     */
    public Change root(UUID id) {
        rootId = id;
        return this;
    }

    /**
     * Tells why, when the command itself says so; else the call's reason is kept.
     *
     * @param why the reason, null for the call's
     * @return this
     */
    public Change reason(@Nullable String why) {
        reason = why;
        return this;
    }

    /**
     * Makes an event of version 1 that says which fields changed: {@code {"fields":["/name"]}}.
     *
     * @param type what happened, in the past tense
     * @return this
     */
    public Change event(String type) {
        eventType = type;
        return this;
    }

    /**
     * Makes an event of version 1.
     *
     * @param type what happened, in the past tense
     * @param data what consumers need: a small record or map, without classified fields
     * @return this
     */
    public Change event(String type, Object data) {
        return event(type, 1, data);
    }

    /**
     * Makes an event.
     *
     * @param type what happened, in the past tense
     * @param version version of the type
     * @param data what consumers need: a small record or map, without classified fields
     * @return this
     */
    public Change event(String type, int version, Object data) {
        eventType = type;
        eventVersion = version;
        eventData = data;
        return this;
    }

    Tracked tracked() {
        return tracked;
    }

    Subject subject() {
        return subject;
    }

    Action action() {
        return action;
    }

    @Nullable
    Object before() {
        return before;
    }

    @Nullable
    Object after() {
        return after;
    }

    @Nullable
    UUID rootId() {
        return rootId;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    String eventType() {
        return eventType;
    }

    int eventVersion() {
        return eventVersion;
    }

    @Nullable
    Object eventData() {
        return eventData;
    }
}

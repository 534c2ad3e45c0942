package io.kontor.kernel.jpa;

import io.kontor.kernel.api.history.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The history and the journal of a module, by plain JDBC on the command's connection. An event is added as a draft, in
 * the order in which commands end; {@link JournalNumbers} numbers it when it is committed.
 */
final class ChronicleTables {
    private static final int MAX_TEXT = 100;
    private static final int MAX_POINTER = 200;
    private static final int MAX_REASON = 500;

    private final String addEntry;
    private final String addEvent;
    private final String draft;
    private final String forget;

    ChronicleTables(String module) {
        addEntry = "insert into " + module + "_history (id, made_at, actor_id, actor, channel, correlation_id, reason,"
                + " action_name, subject_type, subject_id, subject_code, root_id, field, field_class, old_value,"
                + " new_value) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        addEvent = "insert into " + module + "_journal (draft, id, event_type, event_version, made_at, actor_id, actor,"
                + " subject_type, subject_id, subject_code, correlation_id, causation_id, data)"
                + " values (%s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        draft = module + "_journal_draft";
        forget = "update " + module + "_history set old_value = null, new_value = null"
                + " where subject_id = ? and subject_type = ?";
    }

    /** Who did it, when and why: the same for all lines of one change. */
    record Origin(
            long at,
            UUID actorId,
            String actor,
            String channel,
            String correlationId,
            @Nullable String reason,
            @Nullable UUID causationId) {}

    /** A line of the history. */
    record Entry(
            UUID id,
            Origin origin,
            String action,
            Subject subject,
            @Nullable UUID rootId,
            Diff.Field field) {}

    /** A line of the journal, without its number. */
    record Event(UUID id, Origin origin, String type, int version, Subject subject, String data) {}

    void add(Together together, Entry entry) {
        Origin origin = entry.origin();
        Diff.Field field = entry.field();
        together.change(
                addEntry,
                entry.id(),
                origin.at(),
                origin.actorId(),
                origin.actor(),
                origin.channel(),
                cut(origin.correlationId(), MAX_TEXT),
                cut(origin.reason(), MAX_REASON),
                entry.action(),
                entry.subject().type(),
                entry.subject().id(),
                cut(entry.subject().code(), MAX_TEXT),
                entry.rootId(),
                cut(field.pointer(), MAX_POINTER),
                field.fieldClass(),
                field.before(),
                field.after());
    }

    void forget(Connection connection, Subject subject) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(forget)) {
            update.setString(1, subject.id());
            update.setString(2, subject.type());
            update.executeUpdate();
        }
    }

    void add(Together together, Connection connection, Event event) throws SQLException {
        Origin origin = event.origin();
        together.change(
                addEvent.formatted(Dialect.nextOf(connection, draft)),
                event.id(),
                event.type(),
                event.version(),
                origin.at(),
                origin.actorId(),
                origin.actor(),
                event.subject().type(),
                event.subject().id(),
                cut(event.subject().code(), MAX_TEXT),
                cut(origin.correlationId(), MAX_TEXT),
                origin.causationId(),
                event.data());
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }
}

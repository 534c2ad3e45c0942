package io.kontor.kernel.jpa;

import io.kontor.kernel.api.history.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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

    void addEntries(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(addEntry)) {
            for (Entry entry : entries) {
                set(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, Entry entry) throws SQLException {
        Origin origin = entry.origin();
        Diff.Field field = entry.field();
        insert.setString(1, entry.id().toString());
        insert.setLong(2, origin.at());
        insert.setString(3, origin.actorId().toString());
        insert.setString(4, origin.actor());
        insert.setString(5, origin.channel());
        insert.setString(6, cut(origin.correlationId(), MAX_TEXT));
        insert.setString(7, cut(origin.reason(), MAX_REASON));
        insert.setString(8, entry.action());
        insert.setString(9, entry.subject().type());
        insert.setString(10, entry.subject().id());
        insert.setString(11, cut(entry.subject().code(), MAX_TEXT));
        insert.setString(12, text(entry.rootId()));
        insert.setString(13, cut(field.pointer(), MAX_POINTER));
        insert.setString(
                14, field.fieldClass() == null ? null : field.fieldClass().name());
        insert.setString(15, field.before());
        insert.setString(16, field.after());
    }

    void forget(Connection connection, Subject subject) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(forget)) {
            update.setString(1, subject.id());
            update.setString(2, subject.type());
            update.executeUpdate();
        }
    }

    void addEvents(Connection connection, List<Event> events) throws SQLException {
        String sql = addEvent.formatted(Dialect.nextOf(connection, draft));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Event event : events) {
                set(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, Event event) throws SQLException {
        Origin origin = event.origin();
        insert.setString(1, event.id().toString());
        insert.setString(2, event.type());
        insert.setInt(3, event.version());
        insert.setLong(4, origin.at());
        insert.setString(5, origin.actorId().toString());
        insert.setString(6, origin.actor());
        insert.setString(7, event.subject().type());
        insert.setString(8, event.subject().id());
        insert.setString(9, cut(event.subject().code(), MAX_TEXT));
        insert.setString(10, cut(origin.correlationId(), MAX_TEXT));
        insert.setString(11, text(origin.causationId()));
        insert.setString(12, event.data());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String cut(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }
}

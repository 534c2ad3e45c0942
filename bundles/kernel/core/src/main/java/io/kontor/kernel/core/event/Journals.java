package io.kontor.kernel.core.event;

import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.jpa.AbsentTable;
import io.kontor.kernel.jpa.JournalNumbers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.persistence.PersistenceException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the journals of all modules; one whose module was never there is empty. */
final class Journals {
    private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9]{0,39}");
    private static final String COLUMNS = "seq, id, event_type, event_version, made_at, actor_id, actor, subject_type,"
            + " subject_id, subject_code, correlation_id, causation_id, data";

    private final DataSource dataSource;
    private final JournalNumbers numbers;

    Journals(DataSource dataSource) {
        this.dataSource = dataSource;
        this.numbers = new JournalNumbers(dataSource);
    }

    /** {@return whether a module can have such a name, which stands in the name of its tables} */
    static boolean isModule(String name) {
        return MODULE.matcher(name).matches();
    }

    /** Numbers what is committed. */
    void number(String module) {
        numbers.assign(checked(module));
    }

    /** {@return events in order, up to the last one committed} */
    List<DomainEvent> after(String module, long after, int limit) {
        number(module);
        return read(
                module,
                "select " + COLUMNS + " from " + table(module) + " where seq > ? order by seq fetch first " + limit
                        + " rows only",
                after);
    }

    /** {@return one event} */
    Optional<DomainEvent> find(String module, long seq) {
        return read(module, "select " + COLUMNS + " from " + table(module) + " where seq = ?", seq).stream()
                .findFirst();
    }

    /** {@return number that the last event has or gets when it is read, 0 for none} */
    long last(String module) {
        String table = table(module);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select last_seq + (select count(*) from "
                        + table + " where draft > 0) from " + table + "_head where id = 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            return emptyOrThrow(e, 0L);
        }
    }

    private List<DomainEvent> read(String module, String query, long seq) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, seq);
            List<DomainEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(module, row));
                }
            }
            return events;
        } catch (SQLException e) {
            return emptyOrThrow(e, List.of());
        }
    }

    private static DomainEvent event(String module, ResultSet row) throws SQLException {
        return new DomainEvent(
                UUID.fromString(row.getString("id")),
                row.getLong("seq"),
                row.getString("event_type"),
                row.getInt("event_version"),
                module,
                Instant.ofEpochMilli(row.getLong("made_at")),
                UUID.fromString(row.getString("actor_id")),
                row.getString("actor"),
                new Subject(row.getString("subject_type"), row.getString("subject_id"), row.getString("subject_code")),
                row.getString("correlation_id"),
                id(row.getString("causation_id")),
                row.getString("data"));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static String table(String module) {
        return checked(module) + "_journal";
    }

    private static String checked(String module) {
        if (!isModule(module)) {
            throw new IllegalArgumentException("no module: " + module);
        }
        return module;
    }

    private static <T> T emptyOrThrow(SQLException failure, T empty) {
        if (AbsentTable.is(failure)) {
            return empty;
        }
        throw new PersistenceException(failure);
    }
}

package io.kontor.kernel.jpa;

import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.jpa.ChronicleTables.Entry;
import io.kontor.kernel.jpa.ChronicleTables.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;

/** What one transaction adds to the history, to the answers of its keys and to the journal. */
final class Chapter {
    /** So many lines of history are written at once. */
    private static final int BATCH = 500;

    private final ChronicleTables tables;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Consumer<Together>> answers = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    Chapter(ChronicleTables tables) {
        this.tables = tables;
    }

    void add(EntityManager em, Entry entry) {
        entries.add(entry);
        if (entries.size() >= BATCH) {
            write(em);
        }
    }

    void add(Event event) {
        events.add(event);
    }

    /** Takes an answer on that is to be kept. */
    void answer(Consumer<Together> answer) {
        answers.add(answer);
    }

    void forget(EntityManager em, Subject subject) {
        try {
            tables.forget(em.unwrap(Connection.class), subject);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Writes what is left as the last thing of the transaction. {@return whether the journal has grown} */
    boolean close(EntityManager em) {
        if (entries.isEmpty() && answers.isEmpty() && events.isEmpty()) {
            return false;
        }
        // all changes are locked before the events get their place: see JournalNumbers
        em.flush();
        send(em, events);
        return !events.isEmpty();
    }

    /** Writes the history and the answers there are by now. */
    void write(EntityManager em) {
        send(em, List.of());
    }

    private void send(EntityManager em, List<Event> told) {
        Connection connection = em.unwrap(Connection.class);
        Together together = new Together(connection);
        entries.forEach(entry -> tables.add(together, entry));
        answers.forEach(answer -> answer.accept(together));
        try {
            for (Event event : told) {
                tables.add(together, connection, event);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        together.send();
        entries.clear();
        answers.clear();
    }
}

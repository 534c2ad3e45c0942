package io.kontor.kernel.jpa;

import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.jpa.ChronicleTables.Entry;
import io.kontor.kernel.jpa.ChronicleTables.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;

/** What one transaction adds to the history and the journal. */
final class Chapter {
    /** So many lines of history are written at once. */
    private static final int BATCH = 500;

    private final ChronicleTables tables;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    Chapter(ChronicleTables tables) {
        this.tables = tables;
    }

    void add(EntityManager em, Entry entry) {
        entries.add(entry);
        if (entries.size() >= BATCH) {
            writeEntries(em);
        }
    }

    void add(Event event) {
        events.add(event);
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
        if (!entries.isEmpty()) {
            writeEntries(em);
        }
        if (events.isEmpty()) {
            return false;
        }
        // all changes are locked before the events get their place: see JournalNumbers
        em.flush();
        try {
            tables.addEvents(em.unwrap(Connection.class), events);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        return true;
    }

    private void writeEntries(EntityManager em) {
        try {
            tables.addEntries(em.unwrap(Connection.class), entries);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        entries.clear();
    }
}

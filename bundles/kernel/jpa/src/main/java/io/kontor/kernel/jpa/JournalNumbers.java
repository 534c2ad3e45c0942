package io.kontor.kernel.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.persistence.PersistenceException;
import javax.sql.DataSource;

/**
 * Gives committed events their numbers. Commands add events without one, because a number drawn by a command would have
 * to stay locked until its commit and all commands of the module would queue there. Who wants to read a journal has
 * first numbered what is committed by then, in the order in which it was added. A command adds its events as its last
 * deed, when all it has changed is locked: of two changes to one record, or of two of which one has seen the other, the
 * later was added after the earlier was committed, and so has the greater number.
 */
public final class JournalNumbers {
    /** Events numbered in one transaction. */
    private static final int STEP = 1_000;

    private final DataSource dataSource;

    /**
     * Numbers the journals of a database.
     *
     * @param dataSource its connections, which commit by themselves
     */
    public JournalNumbers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Numbers all events of a journal that are committed; none where the module was never there.
     *
     * @param module whose
     * @throws PersistenceException of the database; the events keep their order for the next time
     */
    public void assign(String module) {
        try (Connection connection = dataSource.getConnection()) {
            while (!drafts(connection, module, 1).isEmpty()) {
                connection.setAutoCommit(false);
                try {
                    step(connection, module);
                    connection.commit();
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            if (!AbsentTable.is(e)) {
                throw new PersistenceException(e);
            }
        }
    }

    /** Holds the head from the first statement on, so that the next one sees what another node has numbered. */
    private static void step(Connection connection, String module) throws SQLException {
        String head = "update " + module + "_journal_head set last_seq = last_seq + ? where id = 1";
        add(connection, head, 0);
        List<Long> drafts = drafts(connection, module, STEP);
        long seq = last(connection, module);
        try (PreparedStatement update = connection.prepareStatement(
                "update " + module + "_journal set seq = ?, draft = null where draft = ?")) {
            for (long draft : drafts) {
                seq++;
                update.setLong(1, seq);
                update.setLong(2, draft);
                update.addBatch();
            }
            update.executeBatch();
        }
        add(connection, head, drafts.size());
    }

    private static void add(Connection connection, String head, int count) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(head)) {
            update.setInt(1, count);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("the journal's head is missing");
            }
        }
    }

    private static long last(Connection connection, String module) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select last_seq from " + module + "_journal_head where id = 1");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Derby is told the index, because it would read a journal that it once knew as short from end to end. */
    private static List<Long> drafts(Connection connection, String module, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select draft from " + module
                        + "_journal --DERBY-PROPERTIES index=" + module.toUpperCase(Locale.ROOT)
                        + "_JOURNAL_DRAFT_IX\n where draft > 0 order by draft fetch first " + limit + " rows only");
                ResultSet row = select.executeQuery()) {
            List<Long> drafts = new ArrayList<>();
            while (row.next()) {
                drafts.add(row.getLong(1));
            }
            return drafts;
        }
    }
}

package io.kontor.kernel.core.retention;

import io.kontor.kernel.jpa.AbsentTable;
import io.kontor.kernel.jpa.JournalNumbers;
import io.kontor.kernel.jpa.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The old rows of one module's history and journal. Those of a journal go from its beginning on, in the order of their
 * numbers, and never those a consumer has not got or has set aside.
 */
final class OldRows {
    /** Few enough for Derby to lock rows instead of the table. */
    private static final int STEP = 1_000;

    private final DataSource dataSource;
    private final String module;

    OldRows(DataSource dataSource, String module) {
        this.dataSource = dataSource;
        this.module = module;
    }

    /** Where the journal may be cut: events below this number may go. */
    record Cut(long below, @Nullable String heldBy) {}

    /** {@return how many lines of the history are older} */
    long history(long before) {
        return number("select count(*) from " + module + "_history where made_at < ?", before);
    }

    /** {@return how many events may be cut off} */
    long journal(Cut cut) {
        return number("select count(*) from " + module + "_journal where seq < ?", cut.below());
    }

    /** {@return where the journal may be cut when what is older than a moment is not needed} */
    Cut cut(long before) {
        new JournalNumbers(dataSource).assign(module);
        long young = number("select min(seq) from " + module + "_journal where made_at >= ?", before);
        long end = number("select last_seq + 1 from " + module + "_journal_head where id = ?", 1);
        Cut cut = new Cut(young == 0 ? end : young, null);
        // the positions first: what is set aside later is behind them
        for (Cut place : places("select last_seq + 1, consumer from kernel_event_cursor where module = ?")) {
            cut = lower(cut, place);
        }
        for (Cut place : places("select seq, consumer from kernel_event_set_aside where module = ?")) {
            cut = lower(cut, place);
        }
        return cut;
    }

    private static Cut lower(Cut cut, Cut place) {
        return place.below() < cut.below() ? place : cut;
    }

    private List<Cut> places(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, module);
            List<Cut> places = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(new Cut(row.getLong(1), row.getString(2)));
                }
            }
            return places;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** {@return a number, 0 for none and where the module never was} */
    private long number(String sql, long value) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            if (AbsentTable.is(e)) {
                return 0;
            }
            throw new PersistenceException(e);
        }
    }

    /** Deletes some lines of the history that are older. {@return how many} */
    int deleteHistory(Transactions transactions, long before) {
        return transactions.writeUnkeyed(em -> {
            List<String> ids = ids(em, before);
            return prepared(em, "delete from " + module + "_history where id = ?", delete -> {
                for (String id : ids) {
                    delete.setString(1, id);
                    delete.addBatch();
                }
                return ids.isEmpty() ? 0 : delete.executeBatch().length;
            });
        });
    }

    private List<String> ids(EntityManager em, long before) {
        String sql = "select id from " + module + "_history where made_at < ? fetch first " + STEP + " rows only";
        return prepared(em, sql, select -> {
            select.setLong(1, before);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        });
    }

    /** Deletes the first events below a number. {@return how many} */
    int deleteJournal(Transactions transactions, Cut cut) {
        long first = number("select min(seq) from " + module + "_journal where seq >= ?", 0);
        long end = Math.min(cut.below(), first + STEP);
        return first == 0
                ? 0
                : transactions.writeUnkeyed(
                        em -> prepared(em, "delete from " + module + "_journal where seq < ?", delete -> {
                            delete.setLong(1, end);
                            return delete.executeUpdate();
                        }));
    }

    /** Work on a prepared statement. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private static <T> T prepared(EntityManager em, String sql, Work<T> work) {
        try (PreparedStatement statement = em.unwrap(Connection.class).prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}

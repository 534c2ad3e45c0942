package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.RowError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** The tables of a module's imports: plain JDBC in batches on the transaction's connection. */
final class ImportTables {
    private static final int FORGET = 5_000;

    private final String run;
    private final String error;
    private final String undo;

    ImportTables(String module) {
        run = module + "_exchange_run";
        error = module + "_exchange_error";
        undo = module + "_exchange_undo";
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

    ImportCounts counts(EntityManager em, UUID id) {
        String sql = "select rows_read, rows_created, rows_updated, rows_unchanged, rows_refused from " + run
                + " where id = ?";
        return prepared(em, sql, select -> {
            select.setString(1, id.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new ImportCounts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))
                        : ImportCounts.NONE;
            }
        });
    }

    /** Writes the counts of a step; of two at the same position only one gets through. */
    void move(EntityManager em, UUID id, ImportCounts before, ImportCounts after) {
        String sql = before.rows() == 0
                ? "insert into " + run + " (rows_read, rows_created, rows_updated, rows_unchanged, rows_refused,"
                        + " rows_reverted, rows_kept, id) values (?, ?, ?, ?, ?, 0, 0, ?)"
                : "update " + run + " set rows_read = ?, rows_created = ?, rows_updated = ?, rows_unchanged = ?,"
                        + " rows_refused = ? where id = ? and rows_read = " + before.rows();
        int written = prepared(em, sql, statement -> {
            statement.setInt(1, after.rows());
            statement.setInt(2, after.created());
            statement.setInt(3, after.updated());
            statement.setInt(4, after.unchanged());
            statement.setInt(5, after.refused());
            statement.setString(6, id.toString());
            return statement.executeUpdate();
        });
        if (written != 1) {
            throw KontorException.of(ProblemKind.CONFLICT, "IMPORT_POSITION");
        }
    }

    /** Writes what was refused and, unless nothing was done, what it takes to undo the rest. */
    void keep(EntityManager em, UUID id, ImportMarks marks, boolean dryRun) {
        if (!marks.refused.isEmpty()) {
            refusals(em, id, marks.refused);
        }
        if (!dryRun && !marks.changes.isEmpty()) {
            changes(em, id, marks.changes);
        }
    }

    private void refusals(EntityManager em, UUID id, List<ImportMarks.Refused> refused) {
        prepared(em, "insert into " + error + " (run_id, row_no, violations) values (?, ?, ?)", insert -> {
            for (ImportMarks.Refused row : refused) {
                insert.setString(1, id.toString());
                insert.setInt(2, row.row());
                insert.setString(3, StoredJson.write(row.violations()));
                insert.addBatch();
            }
            return insert.executeBatch();
        });
    }

    private void changes(EntityManager em, UUID id, List<ImportMarks.Change> changes) {
        String sql = "insert into " + undo
                + " (run_id, row_no, subject_id, version_before, version_after, image, state)"
                + " values (?, ?, ?, ?, ?, ?, 'P')";
        prepared(em, sql, insert -> {
            for (ImportMarks.Change change : changes) {
                insert.setString(1, id.toString());
                insert.setInt(2, change.row());
                insert.setString(3, change.subject().toString());
                if (change.before() == null) {
                    insert.setNull(4, Types.BIGINT);
                } else {
                    insert.setLong(4, change.before());
                }
                insert.setLong(5, change.after());
                insert.setString(6, change.image());
                insert.addBatch();
            }
            return insert.executeBatch();
        });
    }

    List<RowError> errors(EntityManager em, UUID id, int after, int limit) {
        return rows(
                em,
                "select row_no, violations from " + error + " where run_id = ? and row_no > ? order by row_no",
                id,
                after,
                limit);
    }

    List<RowError> kept(EntityManager em, UUID id, int after, int limit) {
        return rows(
                em,
                "select row_no, violations from " + undo
                        + " where run_id = ? and state = 'K' and row_no > ? order by row_no",
                id,
                after,
                limit);
    }

    private static List<RowError> rows(EntityManager em, String sql, UUID id, int after, int limit) {
        return prepared(em, sql, select -> {
            select.setString(1, id.toString());
            select.setInt(2, after);
            select.setMaxRows(limit);
            List<RowError> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new RowError(row.getInt(1), StoredJson.readList(row.getString(2), Violation.class)));
                }
            }
            return rows;
        });
    }

    /** {@return changes neither taken back nor kept, the newest first} */
    List<Reversal.Change> open(EntityManager em, UUID id, int limit) {
        String sql = "select row_no, subject_id, version_before, version_after, image from " + undo
                + " where run_id = ? and state = 'P' order by row_no desc";
        return prepared(em, sql, select -> {
            select.setString(1, id.toString());
            select.setMaxRows(limit);
            List<Reversal.Change> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(change(row));
                }
            }
            return changes;
        });
    }

    private static Reversal.Change change(ResultSet row) throws SQLException {
        long before = row.getLong(3);
        @Nullable Long known = row.wasNull() ? null : before;
        return new Reversal.Change(
                row.getInt(1), UUID.fromString(row.getString(2)), known, row.getLong(4), row.getString(5));
    }

    /**
     * Writes the answers. What an earlier run changed is again as that run left it, with another version: that run can
     * still be taken back.
     */
    void close(EntityManager em, UUID id, Reversal reversal) {
        prepared(em, "update " + undo + " set state = ?, violations = ? where run_id = ? and row_no = ?", update -> {
            for (Reversal.Done done : reversal.done) {
                answer(update, "R", null, id, done.change().row());
            }
            for (Reversal.Kept kept : reversal.kept) {
                answer(
                        update,
                        "K",
                        StoredJson.write(kept.reasons()),
                        id,
                        kept.change().row());
            }
            return update.executeBatch();
        });
        rebase(em, id, reversal.done);
        String count = "update " + run + " set rows_reverted = rows_reverted + " + reversal.done.size()
                + ", rows_kept = rows_kept + " + reversal.kept.size() + " where id = ?";
        prepared(em, count, update -> {
            update.setString(1, id.toString());
            return update.executeUpdate();
        });
    }

    private void rebase(EntityManager em, UUID id, List<Reversal.Done> all) {
        String sql = "update " + undo
                + " set version_after = ? where subject_id = ? and version_after = ? and state = 'P'"
                + " and run_id <> ?";
        prepared(em, sql, update -> {
            boolean any = false;
            for (Reversal.Done done : all) {
                Long before = done.change().before();
                Long version = done.version();
                if (before != null && version != null) {
                    update.setLong(1, version);
                    update.setString(2, done.change().subject().toString());
                    update.setLong(3, before);
                    update.setString(4, id.toString());
                    update.addBatch();
                    any = true;
                }
            }
            return any ? update.executeBatch() : new int[0];
        });
    }

    private static void answer(PreparedStatement update, String state, @Nullable String reasons, UUID id, int row)
            throws SQLException {
        update.setString(1, state);
        update.setString(2, reasons);
        update.setString(3, id.toString());
        update.setInt(4, row);
        update.addBatch();
    }

    RevertCounts reverted(EntityManager em, UUID id) {
        String sql = "select rows_created + rows_updated, rows_reverted, rows_kept from " + run + " where id = ?";
        return prepared(em, sql, select -> {
            select.setString(1, id.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new RevertCounts(row.getInt(1), row.getInt(2), row.getInt(3))
                        : new RevertCounts(0, 0, 0);
            }
        });
    }

    /** Deletes a part of what is kept of a run, the run itself last; {@return how much it was} */
    int forgetSome(EntityManager em, UUID id) {
        for (String table : List.of(undo, error)) {
            int lowest = lowest(em, table, id);
            if (lowest >= 0) {
                return delete(em, "delete from " + table + " where run_id = ? and row_no < " + (lowest + FORGET), id);
            }
        }
        return delete(em, "delete from " + run + " where id = ?", id);
    }

    private static int lowest(EntityManager em, String table, UUID id) {
        return prepared(em, "select min(row_no) from " + table + " where run_id = ?", select -> {
            select.setString(1, id.toString());
            try (ResultSet row = select.executeQuery()) {
                int lowest = row.next() ? row.getInt(1) : -1;
                return row.wasNull() ? -1 : lowest;
            }
        });
    }

    private static int delete(EntityManager em, String sql, UUID id) {
        return prepared(em, sql, delete -> {
            delete.setString(1, id.toString());
            return delete.executeUpdate();
        });
    }
}

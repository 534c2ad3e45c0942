package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.exchange.ImportTarget;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.RowError;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.jpa.ImportLedger;
import io.kontor.kernel.jpa.ImportMarks;
import io.kontor.kernel.jpa.Reversal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.persistence.EntityManager;

/** Imports things, which have a code and a name, and breaks down when told. */
final class ThingImporter implements Importer {
    /** Rows after which a step dies before its commit; negative for never. */
    int diesAt = -1;
    /** Whether the process dies after the commit instead. */
    boolean diesAfterCommit;

    private final KernelFixture database;
    private final ImportLedger ledger;
    private int applied;

    /** A thing as it was. */
    record Image(String name) {}

    /** What a crash looks like. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    ThingImporter(KernelFixture database) {
        this.database = database;
        this.ledger = new ImportLedger("kernel", database.kernel().transactions());
        sql(
                "create table trial_thing (id char(36) primary key, version bigint, code varchar(64) unique, name varchar(200))");
    }

    void sql(String statement) {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> things() {
        Map<String, String> things = new TreeMap<>();
        try (Connection connection = database.database().dataSource().getConnection();
                Statement one = connection.createStatement();
                ResultSet rows = one.executeQuery("select code, name from trial_thing")) {
            while (rows.next()) {
                things.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return things;
    }

    @Override
    public ImportTarget target() {
        return new ImportTarget("things", "trial", new LocalizedText("东西", "Things"), "trial:thing:import");
    }

    @Override
    public List<TableColumn> columns() {
        return List.of(
                new TableColumn(
                        "code",
                        new LocalizedText("编码", "Code"),
                        List.of("No."),
                        TableColumn.Type.TEXT,
                        TableColumn.Use.KEY),
                new TableColumn(
                        "name",
                        new LocalizedText("名称", "Name"),
                        List.of(),
                        TableColumn.Type.TEXT,
                        TableColumn.Use.REQUIRED));
    }

    @Override
    public void check(ImportPlan plan) {
        Call.require("trial:thing:import");
    }

    @Override
    public ImportCounts apply(ImportPlan plan, int position, List<ImportRow> rows) {
        ImportCounts counts = ledger.apply(plan, position, rows, (em, marks) -> {
            for (ImportRow row : rows) {
                apply(em, plan, row, marks);
            }
            applied += rows.size();
            if (diesAt >= 0 && applied >= diesAt && !diesAfterCommit) {
                throw new Crash();
            }
        });
        if (diesAt >= 0 && applied >= diesAt) {
            throw new Crash();
        }
        return counts;
    }

    private static void apply(EntityManager em, ImportPlan plan, ImportRow row, ImportMarks marks) {
        String name = row.text("name");
        if (!row.violations().isEmpty() || name == null) {
            marks.refused(
                    row, row.violations().isEmpty() ? List.of(new Violation("name", "REQUIRED")) : row.violations());
            return;
        }
        String[] stored = find(em, "code", row.text("code"));
        if (stored == null) {
            UUID id = Ids.next();
            if (!plan.dryRun()) {
                update(em, "insert into trial_thing values (?, 1, ?, ?)", id.toString(), row.text("code"), name);
            }
            marks.created(row, id, 1);
        } else if (stored[2].equals(name)) {
            marks.unchanged(row);
        } else {
            if (!plan.dryRun()) {
                update(em, "update trial_thing set version = version + 1, name = ? where id = ?", name, stored[0]);
            }
            long version = Long.parseLong(stored[1]);
            marks.updated(row, UUID.fromString(stored[0]), version, version + 1, new Image(stored[2]));
        }
    }

    private static String[] find(EntityManager em, String column, String value) {
        String sql = "select id, version, name from trial_thing where " + column + " = ?";
        try (PreparedStatement select = em.unwrap(Connection.class).prepareStatement(sql)) {
            select.setString(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new String[] {row.getString(1), row.getString(2), row.getString(3)} : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(EntityManager em, String sql, String... values) {
        try (PreparedStatement statement = em.unwrap(Connection.class).prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public RevertCounts revert(UUID run) {
        return ledger.revert(run, 100, (em, reversal) -> {
            for (Reversal.Change change : reversal.changes()) {
                String id = change.subject().toString();
                String[] stored = find(em, "id", id);
                if (stored == null || Long.parseLong(stored[1]) != change.after()) {
                    reversal.kept(change, "VERSION_STALE");
                } else if (change.creates()) {
                    update(em, "delete from trial_thing where id = ?", id);
                    reversal.removed(change);
                } else {
                    String before = change.image(Image.class).name();
                    update(em, "update trial_thing set version = version + 1, name = ? where id = ?", before, id);
                    reversal.restored(change, change.after() + 1);
                }
            }
        });
    }

    @Override
    public ImportCounts counts(UUID run) {
        return ledger.counts(run);
    }

    @Override
    public List<RowError> errors(UUID run, int after, int limit) {
        return ledger.errors(run, after, limit);
    }

    @Override
    public RevertCounts reverted(UUID run) {
        return ledger.reverted(run);
    }

    @Override
    public List<RowError> kept(UUID run, int after, int limit) {
        return ledger.kept(run, after, limit);
    }

    @Override
    public void forget(UUID run) {
        ledger.forget(run);
    }
}

package io.kontor.kernel.core.database;

import io.kontor.kernel.api.operation.DatabaseCare.Contents;
import io.kontor.kernel.jpa.JournalNumbers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves all rows from an embedded database that nobody uses to a PostgreSQL server. Liquibase makes the tables there,
 * as for every installation; the rows follow, and are read again and compared.
 */
final class DatabaseMove {
    private static final String HISTORY = "changelog";
    private static final String JOURNAL = "_journal";

    private final DataSource from;
    private final DataSource to;
    private final Function<String, @Nullable ClassLoader> modules;
    private final Consumer<String> progress;

    /** Modules' changelogs are found by class loader; null for a module that is not installed. */
    DatabaseMove(
            DataSource from,
            DataSource to,
            Function<String, @Nullable ClassLoader> modules,
            Consumer<String> progress) {
        this.from = from;
        this.to = to;
        this.modules = modules;
        this.progress = progress;
    }

    /** {@return what was moved} */
    Contents run() throws Exception {
        try (Connection source = from.getConnection();
                Connection target = to.getConnection()) {
            source.setReadOnly(true);
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            List<String> tables = tables(source);
            ServerSchema schema = new ServerSchema(target);
            schema.begin();
            makeTables(tables, target);
            List<String> rows = tables.stream()
                    .filter(t -> !t.endsWith(HISTORY) && !t.endsWith(HISTORY + "lock"))
                    .toList();
            schema.dropKeys();
            Map<String, RowHash> copied = new TreeMap<>();
            for (String table : rows) {
                RowHash hash = new TableCopy(source, target, table).copy();
                copied.put(table, hash);
                progress.accept(table + ": " + hash.rows() + " rows copied");
            }
            schema.makeKeys();
            for (String table : rows) {
                if (!new TableCopy(source, target, table).read().equals(copied.get(table))) {
                    throw new SQLException("table " + table + " has other rows than the embedded one");
                }
            }
            source.rollback();
            target.commit();
            number(tables);
            schema.end();
            long total = copied.values().stream().mapToLong(RowHash::rows).sum();
            progress.accept(rows.size() + " tables with " + total + " rows compared, no difference");
            return new Contents(rows.size(), total);
        }
    }

    /** The server's own drafts begin again, so none may be left of those that were copied. */
    private void number(List<String> tables) throws SQLException {
        for (String table : tables) {
            if (table.endsWith(JOURNAL)) {
                new JournalNumbers(to).assign(table.substring(0, table.length() - JOURNAL.length()));
            }
        }
    }

    private void makeTables(List<String> tables, Connection target) throws Exception {
        for (String table : tables) {
            if (table.endsWith(HISTORY)) {
                String module = table.substring(0, table.length() - HISTORY.length());
                ClassLoader resources = modules.apply(module);
                if (resources == null) {
                    throw new SQLException("module " + module + " has data but is not installed; start it first");
                }
                target.commit();
                LiquibaseMigrator.create(module, resources, target);
                target.setAutoCommit(false);
                progress.accept("module " + module + ": tables made");
            }
        }
    }

    private static List<String> tables(Connection source) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery("select t.tablename from sys.systables t, sys.sysschemas s"
                        + " where t.schemaid = s.schemaid and s.schemaname = current schema and t.tabletype = 'T'"
                        + " order by t.tablename")) {
            while (row.next()) {
                tables.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return tables;
    }
}

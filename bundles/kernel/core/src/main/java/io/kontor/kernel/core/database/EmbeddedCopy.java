package io.kontor.kernel.core.database;

import io.kontor.kernel.api.operation.DatabaseCare.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** A copy of an embedded database, opened for nothing but to look at it. */
final class EmbeddedCopy {
    private static final String SHUT_DOWN = "08006";
    private static final String MARK = "service.properties";

    private final Path directory;

    EmbeddedCopy(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** {@return the database inside a backup} */
    static Path inside(Path backup) throws IOException {
        if (Files.isRegularFile(backup.resolve(MARK))) {
            return backup;
        }
        try (Stream<Path> found = Files.list(backup)) {
            return found.filter(d -> Files.isRegularFile(d.resolve(MARK)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no database in " + backup));
        }
    }

    /** Makes a backup of an open database; changes go on meanwhile and are in it or not as a whole. */
    static void backUp(Path database, Path into) throws SQLException {
        try (Connection connection = source(database).getConnection();
                PreparedStatement call = connection.prepareStatement("call syscs_util.syscs_backup_database(?)")) {
            call.setString(1, into.toString());
            call.execute();
        }
    }

    private static EmbeddedDataSource source(Path database) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(database.toString());
        return source;
    }

    /** Opens the copy, compares every index with its table, counts the rows and leaves it. */
    Contents check(Consumer<String> progress) throws SQLException {
        try (Connection connection = source(directory).getConnection()) {
            List<String> tables = tables(connection);
            long rows = 0;
            for (String table : tables) {
                rows += check(connection, table);
            }
            progress.accept(tables.size() + " tables with " + rows + " rows are consistent");
            return new Contents(tables.size(), rows);
        } finally {
            close();
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select t.tablename from sys.systables t, sys.sysschemas s"
                        + " where t.schemaid = s.schemaid and s.schemaname = current schema and t.tabletype = 'T'"
                        + " order by t.tablename")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static long check(Connection connection, String table) throws SQLException {
        try (PreparedStatement check =
                connection.prepareStatement("values syscs_util.syscs_check_table(current schema, ?)")) {
            check.setString(1, table);
            try (ResultSet row = check.executeQuery()) {
                if (!row.next() || row.getInt(1) == 0) {
                    throw new SQLException("table " + table + " is inconsistent");
                }
            }
        }
        try (Statement count = connection.createStatement();
                ResultSet row = count.executeQuery("select count(*) from \"" + table + "\"")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void close() throws SQLException {
        EmbeddedDataSource closing = source(directory);
        closing.setShutdownDatabase("shutdown");
        try (Connection none = closing.getConnection()) {
            throw new SQLException("still open: " + none);
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}

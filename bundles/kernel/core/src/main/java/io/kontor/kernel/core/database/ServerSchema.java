package io.kontor.kernel.core.database;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The tables of a PostgreSQL schema as a move needs them: marked while it goes on, and without foreign keys. */
final class ServerSchema {
    /** There while a move goes on or was interrupted. */
    private static final String MARK = "kontor_move";

    private final Connection connection;

    ServerSchema(Connection connection) {
        this.connection = connection;
    }

    /** A foreign key, to be made again. */
    private record Key(String table, String name, String definition) {}

    List<String> tables() throws SQLException {
        return column("select tablename from pg_tables where schemaname = current_schema() order by tablename");
    }

    /** Marks an empty schema; one that a move was interrupted in is emptied first. */
    void begin() throws SQLException {
        List<String> present = tables();
        if (present.contains(MARK)) {
            for (String table : present) {
                execute("drop table \"" + table + "\" cascade");
            }
            for (String sequence :
                    column("select sequencename from pg_sequences where schemaname = current_schema()")) {
                execute("drop sequence \"" + sequence + "\"");
            }
        }
        execute("create table " + MARK + " (key_table text, key_name text, key_definition text)");
        connection.commit();
    }

    /** Refuses a target with tables, unless a move was interrupted there. */
    static void requireEmpty(DataSource target) throws SQLException {
        try (Connection connection = target.getConnection()) {
            List<String> present = new ServerSchema(connection).tables();
            if (!present.isEmpty() && !present.contains(MARK)) {
                throw KontorException.of(ProblemKind.CONFLICT, "TARGET_NOT_EMPTY")
                        .with("table", present.get(0));
            }
        }
    }

    void end() throws SQLException {
        execute("drop table " + MARK);
        connection.commit();
    }

    /** Takes the foreign keys away, so that tables can be filled in any order. */
    void dropKeys() throws SQLException {
        for (Key key : keys("select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
                + " where contype = 'f' and connamespace = current_schema()::regnamespace")) {
            try (PreparedStatement keep = connection.prepareStatement("insert into " + MARK + " values (?, ?, ?)")) {
                keep.setString(1, key.table());
                keep.setString(2, key.name());
                keep.setString(3, key.definition());
                keep.executeUpdate();
            }
            execute("alter table " + key.table() + " drop constraint \"" + key.name() + "\"");
        }
        connection.commit();
    }

    /** Makes the foreign keys again; the server checks every row. */
    void makeKeys() throws SQLException {
        for (Key key : keys("select key_table, key_name, key_definition from " + MARK)) {
            execute("alter table " + key.table() + " add constraint \"" + key.name() + "\" " + key.definition());
        }
        connection.commit();
    }

    private List<Key> keys(String query) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                keys.add(new Key(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return keys;
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

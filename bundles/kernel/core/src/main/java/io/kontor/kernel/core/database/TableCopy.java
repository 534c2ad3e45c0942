package io.kontor.kernel.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Copies one table to the same table of another database, and compares the rows of both. */
final class TableCopy {
    private static final int BATCH = 1_000;
    /** Pieces of files have half a megabyte each, and a batch is in memory as a whole. */
    private static final int BATCH_OF_OCTETS = 16;

    private final Connection from;
    private final Connection to;
    private final String table;
    private final List<Column> columns;

    private record Column(String name, int type) {
        boolean isOctets() {
            return switch (type) {
                case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> true;
                default -> false;
            };
        }
    }

    /** Neither connection commits by itself. */
    TableCopy(Connection from, Connection to, String table) throws SQLException {
        this.from = from;
        this.to = to;
        this.table = table;
        columns = columns(from);
        List<String> theirs = columns(to).stream().map(Column::name).sorted().toList();
        List<String> ours = columns.stream().map(Column::name).sorted().toList();
        if (!ours.equals(theirs)) {
            throw new SQLException("table " + table + " has the columns " + ours + " here and " + theirs + " there");
        }
    }

    private List<Column> columns(Connection connection) throws SQLException {
        List<Column> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            ResultSetMetaData meta = none.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                found.add(new Column(meta.getColumnName(i).toLowerCase(Locale.ROOT), meta.getColumnType(i)));
            }
        }
        return found;
    }

    /** {@return the hash of the rows that were copied}; what was in the target before is gone. */
    RowHash copy() throws SQLException {
        try (Statement statement = to.createStatement()) {
            statement.executeUpdate("delete from " + table);
        }
        RowHash hash = new RowHash();
        String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
        try (Statement select = from.createStatement();
                ResultSet rows = select.executeQuery(select());
                PreparedStatement insert =
                        to.prepareStatement("insert into " + table + " (" + names() + ") values (" + marks + ")")) {
            while (rows.next()) {
                @Nullable Object[] row = row(rows);
                hash.add(row);
                for (int i = 0; i < row.length; i++) {
                    if (row[i] == null) {
                        insert.setNull(
                                i + 1,
                                columns.get(i).type() == Types.CLOB
                                        ? Types.VARCHAR
                                        : columns.get(i).type());
                    } else {
                        insert.setObject(i + 1, row[i]);
                    }
                }
                insert.addBatch();
                if (hash.rows() % batch() == 0) {
                    insert.executeBatch();
                    to.commit();
                }
            }
            insert.executeBatch();
        }
        to.commit();
        return hash;
    }

    /** {@return the hash of the rows that are in the target now} */
    RowHash read() throws SQLException {
        RowHash hash = new RowHash();
        try (Statement select = to.createStatement()) {
            select.setFetchSize(batch());
            try (ResultSet rows = select.executeQuery(select())) {
                while (rows.next()) {
                    hash.add(row(rows));
                }
            }
        }
        to.commit();
        return hash;
    }

    private int batch() {
        return columns.stream().anyMatch(Column::isOctets) ? BATCH_OF_OCTETS : BATCH;
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String select() {
        return "select " + names() + " from " + table;
    }

    /** By the types of the source, so that both databases give values of the same classes. */
    private @Nullable Object[] row(ResultSet rows) throws SQLException {
        @Nullable Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            Object value =
                    switch (columns.get(i).type()) {
                        case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> rows.getString(i + 1);
                        case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> rows.getLong(i + 1);
                        case Types.BOOLEAN -> rows.getBoolean(i + 1);
                        case Types.DATE -> rows.getDate(i + 1);
                        case Types.TIMESTAMP -> micros(rows.getTimestamp(i + 1));
                        case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> rows.getBytes(i + 1);
                        default -> rows.getBigDecimal(i + 1);
                    };
            row[i] = rows.wasNull() ? null : value;
        }
        return row;
    }

    /** As exact as PostgreSQL keeps it. */
    private static @Nullable Timestamp micros(@Nullable Timestamp time) {
        return time == null ? null : Timestamp.from(time.toInstant().truncatedTo(ChronoUnit.MICROS));
    }
}

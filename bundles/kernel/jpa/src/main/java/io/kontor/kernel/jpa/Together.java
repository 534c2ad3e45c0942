package io.kontor.kernel.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Statements of a transaction that are sent together and in order. PostgreSQL gets a few in one message, since on the
 * way there and back most of their time goes; each sees what was committed when its turn came, as if sent alone.
 * Others, and many of one kind, go as batches.
 */
public final class Together {
    /** Beyond, a batch a kind is as good, and there would be too many different messages to be remembered. */
    private static final int MOST_IN_A_MESSAGE = 12;

    private final Connection connection;
    private final List<Command> commands = new ArrayList<>();

    /** A statement, and who reads its rows if it is a query. */
    private record Command(
            String sql,
            List<@Nullable Object> values,
            @Nullable RowReader rows) {}

    /** Reads the row a result stands on. */
    @FunctionalInterface
    public interface RowReader {
        /**
         * Reads.
         *
         * @param row stands on the row; not to be moved
         * @throws SQLException of the database
         */
        void read(ResultSet row) throws SQLException;
    }

    /**
     * Nothing to send yet.
     *
     * @param connection the transaction's
     */
    public Together(Connection connection) {
        this.connection = connection;
    }

    /**
     * Adds a change.
     *
     * @param sql the statement, without a semicolon
     * @param values of its parameters, as {@link Parameters} has them
     * @return this
     */
    public Together change(String sql, @Nullable Object... values) {
        commands.add(new Command(sql, Arrays.asList(values), null));
        return this;
    }

    /**
     * Adds a query.
     *
     * @param sql the statement, without a semicolon
     * @param rows gets one row after the other while the statements are sent
     * @param values of its parameters, as {@link Parameters} has them
     * @return this
     */
    public Together query(String sql, RowReader rows, @Nullable Object... values) {
        commands.add(new Command(sql, Arrays.asList(values), rows));
        return this;
    }

    /**
     * Sends what was added, and forgets it.
     *
     * @return by statement, in order: how many rows it changed, 0 for a query
     * @throws PersistenceException of the first statement that failed
     */
    public int[] send() {
        List<Command> all = List.copyOf(commands);
        commands.clear();
        try {
            return all.size() > 1 && all.size() <= MOST_IN_A_MESSAGE && Dialect.isPostgres(connection)
                    ? inOneMessage(all)
                    : byKind(all);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private int[] byKind(List<Command> all) throws SQLException {
        int[] counts = new int[all.size()];
        int done = 0;
        while (done < all.size()) {
            int end = endOfKind(all, done);
            kind(all.subList(done, end), counts, done);
            done = end;
        }
        return counts;
    }

    private int[] inOneMessage(List<Command> all) throws SQLException {
        String sql = all.stream().map(Command::sql).collect(Collectors.joining(";\n"));
        int[] counts = new int[all.size()];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Command command : all) {
                index = Parameters.set(statement, index, command.values().toArray());
            }
            statement.execute();
            for (int i = 0; i < counts.length; i++) {
                RowReader rows = all.get(i).rows();
                if (rows == null) {
                    counts[i] = statement.getUpdateCount();
                } else {
                    readAll(statement.getResultSet(), rows);
                }
                statement.getMoreResults();
            }
        }
        return counts;
    }

    private static int endOfKind(List<Command> all, int begin) {
        int end = begin + 1;
        while (all.get(begin).rows() == null
                && end < all.size()
                && all.get(end).rows() == null
                && all.get(end).sql().equals(all.get(begin).sql())) {
            end++;
        }
        return end;
    }

    private void kind(List<Command> same, int[] counts, int at) throws SQLException {
        Command first = same.get(0);
        RowReader rows = first.rows();
        try (PreparedStatement statement = connection.prepareStatement(first.sql())) {
            if (rows != null) {
                Parameters.set(statement, 1, first.values().toArray());
                readAll(statement.executeQuery(), rows);
            } else if (same.size() == 1) {
                Parameters.set(statement, 1, first.values().toArray());
                counts[at] = statement.executeUpdate();
            } else {
                for (Command command : same) {
                    Parameters.set(statement, 1, command.values().toArray());
                    statement.addBatch();
                }
                System.arraycopy(statement.executeBatch(), 0, counts, at, same.size());
            }
        }
    }

    private static void readAll(ResultSet found, RowReader rows) throws SQLException {
        try (found) {
            while (found.next()) {
                rows.read(found);
            }
        }
    }
}

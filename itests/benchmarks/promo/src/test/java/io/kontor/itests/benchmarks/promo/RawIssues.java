package io.kontor.itests.benchmarks.promo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** What one would write by hand: a conditional update and two inserts in one transaction, and perhaps an event. */
final class RawIssues {
    private final DataSource pool;
    private final boolean numbered;

    /** With events numbered in the order of commits, or without any. */
    RawIssues(DataSource pool, boolean numbered) {
        this.pool = pool;
        this.numbered = numbered;
    }

    void issue(UUID item, UUID place) {
        try (Connection connection = pool.getConnection();
                PreparedStatement take = connection.prepareStatement(
                        "update raw_balance set qty = qty - 1 where item_id = ? and place_id = ? and qty >= 1");
                PreparedStatement move = connection.prepareStatement(
                        "insert into raw_move (id, item_id, place_id, n, by_whom, made_at) values (?, ?, ?, 1, ?, ?)");
                PreparedStatement key =
                        connection.prepareStatement("insert into raw_idem (id, answer) values (?, 'done')")) {
            key.setString(1, UUID.randomUUID().toString());
            key.executeUpdate();
            take.setString(1, item.toString());
            take.setString(2, place.toString());
            if (take.executeUpdate() != 1) {
                throw new IllegalStateException("nothing left");
            }
            move.setString(1, UUID.randomUUID().toString());
            move.setString(2, item.toString());
            move.setString(3, place.toString());
            move.setString(4, "bench");
            move.setLong(5, System.currentTimeMillis());
            move.executeUpdate();
            if (numbered) {
                event(connection);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void event(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update raw_head set seq = seq + 1");
            statement.executeUpdate("insert into raw_event (seq, data) select seq, 'issued' from raw_head");
        }
    }
}

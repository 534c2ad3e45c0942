package io.kontor.kernel.core.event;

import io.kontor.kernel.jpa.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * The places of consumers in journals. Whoever holds a place's lease delivers; the lease ends by the time of the
 * database when it is not renewed, and no place is moved by who has lost it.
 */
final class Cursors {
    private static final String KEY = " where consumer = ? and module = ?";
    /** So long a node may be silent before another takes over. */
    private static final String LEASE = "{fn timestampadd(SQL_TSI_SECOND, 15, CURRENT_TIMESTAMP)}";

    private final Transactions transactions;

    Cursors(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A consumer and a journal. */
    record Place(String consumer, String module) {}

    /** A place as stored. */
    record Stored(
            Place place,
            long position,
            @Nullable Long movedAt,
            @Nullable String problem) {}

    /** {@return the position, when the lease is the owner's now; empty when another has it} */
    OptionalLong lease(Place place, UUID owner) {
        return transactions.writeUnkeyed(em -> {
            Connection connection = em.unwrap(Connection.class);
            try {
                if (position(connection, place).isEmpty()) {
                    update(
                            connection,
                            "insert into kernel_event_cursor (consumer, module, last_seq) values (?, ?, 0)",
                            place.consumer(),
                            place.module());
                }
                int taken = update(
                        connection,
                        "update kernel_event_cursor set lease_owner = ?, lease_until = " + LEASE + KEY
                                + " and (lease_owner is null or lease_owner = ? or lease_until < CURRENT_TIMESTAMP)",
                        owner.toString(),
                        place.consumer(),
                        place.module(),
                        owner.toString());
                return taken == 1 ? position(connection, place) : OptionalLong.empty();
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        });
    }

    private static OptionalLong position(Connection connection, Place place) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select last_seq from kernel_event_cursor" + KEY)) {
            select.setString(1, place.consumer());
            select.setString(2, place.module());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** {@return whether the lease is still the owner's} */
    boolean renew(Place place, UUID owner) {
        return owned(place, owner, "lease_until = " + LEASE);
    }

    /** Gives the lease up, so that another node need not wait for its end. */
    void release(Place place, UUID owner) {
        owned(place, owner, "lease_owner = null, lease_until = null");
    }

    private boolean owned(Place place, UUID owner, String change) {
        return transactions.writeUnkeyed(em -> changed(
                em,
                "update kernel_event_cursor set " + change + KEY + " and lease_owner = ?",
                place.consumer(),
                place.module(),
                owner.toString()));
    }

    /** Moves on within a transaction. {@return whether the lease is still the owner's} */
    boolean move(EntityManager em, Place place, UUID owner, long position, long now) {
        return changed(
                em,
                "update kernel_event_cursor set last_seq = ?, moved_at = ?, problem = null" + KEY
                        + " and lease_owner = ?",
                position,
                now,
                place.consumer(),
                place.module(),
                owner.toString());
    }

    /** Tells why the delivery waits. */
    void waits(Place place, UUID owner, String problem) {
        transactions.writeUnkeyed(em -> changed(
                em,
                "update kernel_event_cursor set problem = ?" + KEY + " and lease_owner = ?",
                problem.length() <= 1_000 ? problem : problem.substring(0, 1_000),
                place.consumer(),
                place.module(),
                owner.toString()));
    }

    List<Stored> all(EntityManager em) {
        try (PreparedStatement select = em.unwrap(Connection.class)
                        .prepareStatement("select consumer, module, last_seq, moved_at, problem"
                                + " from kernel_event_cursor order by consumer, module");
                ResultSet row = select.executeQuery()) {
            List<Stored> all = new ArrayList<>();
            while (row.next()) {
                long moved = row.getLong(4);
                Long movedAt = row.wasNull() ? null : moved;
                all.add(new Stored(
                        new Place(row.getString(1), row.getString(2)), row.getLong(3), movedAt, row.getString(5)));
            }
            return all;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static boolean changed(EntityManager em, String statement, Object... values) {
        try {
            return update(em.unwrap(Connection.class), statement, values) == 1;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static int update(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}

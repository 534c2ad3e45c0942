package io.kontor.customer.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;

/**
 * Deletes rows of many customers by plain JDBC, one key a statement in one batch: for a long list of keys Derby scans
 * the whole table and compares each row with each key.
 */
public final class RowDeletion {
    private RowDeletion() {}

    /**
     * Deletes.
     *
     * @param em the transaction's entity manager; what it has not written yet is written first
     * @param table the table
     * @param column the column that holds the key
     * @param keys the keys
     */
    public static void of(EntityManager em, String table, String column, Collection<UUID> keys) {
        if (keys.isEmpty()) {
            return;
        }
        em.flush();
        String sql = "delete from " + table + " where " + column + " = ?";
        try (PreparedStatement delete = em.unwrap(Connection.class).prepareStatement(sql)) {
            for (UUID key : keys) {
                delete.setString(1, key.toString());
                delete.addBatch();
            }
            delete.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}

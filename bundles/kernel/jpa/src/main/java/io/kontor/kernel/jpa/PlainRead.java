package io.kontor.kernel.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.sessions.UnitOfWork;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Queries in plain JDBC where JPA has no words for them. As long as a transaction has written and locked nothing, its
 * queries run outside a database transaction, like those of EclipseLink: to begin and end one costs as much as a query.
 *
 * @param <T> what a query gives
 */
@FunctionalInterface
public interface PlainRead<T> {
    /**
     * {@return what the query gives}
     *
     * @param connection open for this call only; not to be closed
     * @throws SQLException when the query fails
     */
    T on(Connection connection) throws SQLException;

    /**
     * Runs a query.
     *
     * @param <T> what it gives
     * @param em the transaction's; its changes must be flushed
     * @param query the query
     * @return what it gives
     * @throws PersistenceException when the query fails
     */
    static <T> T in(EntityManager em, PlainRead<T> query) {
        AbstractSession client = em.unwrap(UnitOfWork.class).getParent();
        try {
            return client.isInTransaction() || !(client.getParent() instanceof ServerSession server)
                    ? query.on(em.unwrap(Connection.class))
                    : outside(server, query);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static <T> T outside(ServerSession server, PlainRead<T> query) throws SQLException {
        Accessor accessor = server.allocateReadConnection();
        try {
            accessor.incrementCallCount(server);
            try {
                return query.on(accessor.getConnection());
            } finally {
                accessor.decrementCallCount();
            }
        } finally {
            server.releaseReadConnection(accessor);
        }
    }
}

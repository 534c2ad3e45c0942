package io.kontor.kernel.core.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;

/** The time by which leases are given and taken over. */
@FunctionalInterface
interface LeaseTime {
    /** The database's: the clocks of nodes differ. */
    LeaseTime OF_DATABASE = LeaseTime::ofDatabase;

    /** {@return the time now} */
    Instant now(EntityManager em);

    private static Instant ofDatabase(EntityManager em) {
        Connection connection = em.unwrap(Connection.class);
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select current_timestamp from kernel_lock where name = 'CLOCK'")) {
            row.next();
            return row.getTimestamp(1).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}

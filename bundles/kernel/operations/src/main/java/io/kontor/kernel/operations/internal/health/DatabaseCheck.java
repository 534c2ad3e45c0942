package io.kontor.kernel.operations.internal.health;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether the database answers. */
@Component(property = {"hc.name=database", "hc.tags=ready"})
public final class DatabaseCheck implements HealthCheck {
    private static final int SECONDS = 1;

    @Reference(
            target = "(osgi.jndi.service.name=kontor)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable DataSource database;

    /** Knows no database yet. */
    public DatabaseCheck() {}

    @Override
    public Result execute() {
        DataSource present = database;
        if (present == null) {
            return new Result(Result.Status.CRITICAL, "there is no database; kontor:modules says why");
        }
        try (Connection connection = present.getConnection()) {
            return connection.isValid(SECONDS)
                    ? new Result(Result.Status.OK, connection.getMetaData().getDatabaseProductName() + " answers")
                    : new Result(Result.Status.CRITICAL, "the database does not answer in time");
        } catch (SQLException e) {
            return new Result(Result.Status.CRITICAL, "the database does not answer: " + e.getMessage());
        }
    }
}

package io.kontor.kernel.operations.internal.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.kontor.kernel.api.operation.Metric;
import io.kontor.kernel.api.operation.MetricSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Figures of the pool of connections. */
@Component
public final class PoolFigures implements MetricSource {
    private static final String NAME = "kontor_pool_connections";
    private static final String HELP = "Connections to the database, and threads that wait for one.";

    @Reference(
            target = "(osgi.jndi.service.name=kontor)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable DataSource database;

    /** Knows no pool yet. */
    public PoolFigures() {}

    @Override
    public List<Metric> metrics() {
        HikariPoolMXBean pool = database instanceof HikariDataSource hikari ? hikari.getHikariPoolMXBean() : null;
        if (pool == null) {
            return List.of();
        }
        return List.of(
                Metric.gauge(NAME, HELP, Map.of("state", "active"), pool.getActiveConnections()),
                Metric.gauge(NAME, HELP, Map.of("state", "idle"), pool.getIdleConnections()),
                Metric.gauge(NAME, HELP, Map.of("state", "waiting"), pool.getThreadsAwaitingConnection()));
    }
}

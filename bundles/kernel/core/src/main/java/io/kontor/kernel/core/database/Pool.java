package io.kontor.kernel.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** The pool of connections, with timeouts short enough for a caller to hear that the database is away. */
final class Pool {
    private Pool() {}

    /** {@return a pool over an open database}; tells when an error means that the database must be opened anew. */
    static HikariDataSource over(Engine engine, int size, Runnable broken) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kontor-" + engine.name());
        config.setDataSource(engine.connections());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setIdleTimeout(TimeUnit.MINUTES.toMillis(5));
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(2));
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(1));
        config.setKeepaliveTime(TimeUnit.MINUTES.toMillis(1));
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(10));
        config.setLeakDetectionThreshold(TimeUnit.SECONDS.toMillis(30));
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new SQLExceptionOverride() {
            @java.lang.Override
            public Override adjudicate(SQLException error) {
                if (engine.breaksDatabase(error)) {
                    broken.run();
                }
                return engine.breaksConnection(error) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
            }
        });
        engine.configure(config);
        return new HikariDataSource(config);
    }
}

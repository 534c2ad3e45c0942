package io.kontor.kernel.core.database;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers why the database or a module's tables are not there, for the log once and for the module registry. */
@Component(service = StartFailures.class)
public final class StartFailures {
    private static final Logger LOG = LoggerFactory.getLogger(StartFailures.class);

    private final Map<String, Migration> migrations = new ConcurrentHashMap<>();
    private volatile @Nullable String database;
    private volatile boolean open;

    private record Migration(String reason, boolean passing) {}

    /** The database does not answer, for this reason. */
    void databaseFailed(String reason) {
        if (!reason.equals(database)) {
            LOG.error("No database: {}", reason);
        }
        database = reason;
        open = false;
    }

    /** The database was left on purpose. */
    void databaseClosed() {
        database = null;
        open = false;
    }

    /** The database answers. */
    void databaseAnswers() {
        // in this order: without a reason it is open
        open = true;
        database = null;
    }

    /** Every module migrates the database afresh. */
    void migrationsStart() {
        migrations.clear();
    }

    /** A module's tables could not be migrated; passing when it may go well the next time. */
    void migrationFailed(String module, String reason, boolean passing) {
        migrations.put(module, new Migration(reason, passing));
    }

    /** A module's tables are in their newest state. */
    void migrated(String module) {
        migrations.remove(module);
    }

    /** {@return whether a migration failed for a reason that may pass by itself} */
    boolean migrationMayPass() {
        return migrations.values().stream().anyMatch(Migration::passing);
    }

    /** {@return whether the database answers} */
    public boolean isDatabaseOpen() {
        return open;
    }

    /** {@return why the database cannot be opened, or empty} */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /** {@return why a module's tables are not there, or empty} */
    public Optional<String> migration(String module) {
        return Optional.ofNullable(migrations.get(module)).map(Migration::reason);
    }
}

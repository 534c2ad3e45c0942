package io.kontor.kernel.core.database;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.jpa.SchemaMigrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.structure.core.Table;
import liquibase.ui.LoggerUIService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates with Liquibase. It goes and comes with the DataSource, and every module's schema with it, so that another
 * database is migrated without anybody asking for it.
 */
@Component
public final class LiquibaseMigrator implements SchemaMigrator {
    private static final Logger LOG = LoggerFactory.getLogger(LiquibaseMigrator.class);
    /** Liquibase keeps its services for the whole JVM and resets them after each run. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final DataSource dataSource;
    private final StartFailures failures;

    /** Over the one DataSource. */
    @Activate
    public LiquibaseMigrator(
            @Reference(target = "(osgi.jndi.service.name=kontor)") DataSource dataSource,
            @Reference StartFailures failures) {
        this.dataSource = dataSource;
        this.failures = failures;
    }

    @Override
    public void migrate(String module, Class<?> owner) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<SchemaFingerprint> fingerprint = SchemaFingerprint.of(module, owner);
            if (fingerprint.isEmpty() || !fingerprint.get().isStored(connection)) {
                migrate(module, owner.getClassLoader(), connection);
                if (fingerprint.isPresent()) {
                    fingerprint.get().store(connection);
                }
            }
            failures.migrated(module);
        } catch (Exception e) {
            // Liquibase declares no less, and whatever it is must not harm other modules
            String reason = "migration failed: " + root(e);
            failures.migrationFailed(module, reason, isPassing(e));
            LOG.error("Module {}: {}", module, reason);
            KontorException refusal = KontorException.of(ProblemKind.UNAVAILABLE, "MIGRATION_FAILED")
                    .with("module", module);
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static void migrate(String module, ClassLoader resources, Connection connection) throws Exception {
        ONE_AT_A_TIME.lock();
        try (MigrationLock held = MigrationLock.acquire(connection, module)) {
            LOG.debug("{} held", held);
            quietly(module, resources, connection);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Makes a module's tables in another database than the one in use. */
    static void create(String module, ClassLoader resources, Connection connection) throws Exception {
        ONE_AT_A_TIME.lock();
        try {
            quietly(module, resources, connection);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** What Liquibase says is for the log, not for the console. */
    private static void quietly(String module, ClassLoader resources, Connection connection) throws Exception {
        Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(module, resources, connection));
    }

    private static void update(String module, ClassLoader resources, Connection connection) throws LiquibaseException {
        clearLeftLock(module, database(module, connection));
        update(module, "db/kontor-module.xml", SchemaMigrator.class.getClassLoader(), connection);
        update(module, "db/" + module + ".xml", resources, connection);
    }

    /**
     * A new one each time, because it remembers which tables there are. Its own tables have names without underscore:
     * Liquibase escapes it when it looks for a table, and Derby does not know that escape.
     */
    private static Database database(String module, Connection connection) throws LiquibaseException {
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setDatabaseChangeLogTableName(database.correctObjectName(module + "changelog", Table.class));
        database.setDatabaseChangeLogLockTableName(database.correctObjectName(module + "changeloglock", Table.class));
        return database;
    }

    private static void update(String module, String changelog, ClassLoader loader, Connection connection)
            throws LiquibaseException {
        // it remembers by URL and path what is up to date, and knows nothing of new bundles and other databases
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        ResourceAccessor resources = new ClassLoaderResourceAccessor(loader);
        Liquibase liquibase = new Liquibase(changelog, resources, database(module, connection));
        liquibase.setChangeLogParameter("module", module);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        liquibase.update(new Contexts(), new LabelExpression());
    }

    /** We hold the lock that counts, so the row belongs to a node that died. */
    private static void clearLeftLock(String module, Database database) throws LiquibaseException {
        LockService locks = LockServiceFactory.getInstance().getLockService(database);
        locks.init();
        for (DatabaseChangeLogLock left : locks.listLocks()) {
            LOG.warn("Module {}: the lock of {} since {} was left", module, left.getLockedBy(), left.getLockGranted());
            locks.forceReleaseLock();
        }
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message.strip();
    }

    /** Lost connections, locks and deadlocks pass; a wrong changelog stays wrong. */
    private static boolean isPassing(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientException) {
                return true;
            }
            String state = t instanceof SQLException sql ? sql.getSQLState() : null;
            if (state != null && state.matches("08...|40...|53...|57P0.|55P03|25006|XJ04.")) {
                return true;
            }
        }
        return false;
    }
}

package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.Violation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * A database with one module's tables, for the persistence tests of the cores: real SQL, no container. The module's
 * test class path needs Derby, EclipseLink and Liquibase, and embedded PostgreSQL for {@link #postgres}.
 */
public final class TestDatabase implements AutoCloseable {
    private final DataSource dataSource;
    private final EntityManagerFactory factory;
    private final JpaTemplate jpa;
    private final Transactions transactions;

    /** Started with the first test that needs it, stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TestDatabase(DataSource dataSource, String module, String unit, Map<String, Violation> constraints) {
        this.dataSource = dataSource;
        migrate(module);
        factory = Persistence.createEntityManagerFactory(
                unit,
                new HashMap<>(Map.of(
                        "javax.persistence.nonJtaDataSource",
                        dataSource,
                        "eclipselink.session-name",
                        UUID.randomUUID() + "")));
        jpa = new SimpleTemplate(factory);
        transactions = new Transactions(module, jpa, constraints, Clock.systemUTC(), journal -> {});
    }

    /** {@return a new Derby database in memory} */
    public static TestDatabase derby(String module, String unit, Map<String, Violation> constraints) {
        return derby("memory:" + UUID.randomUUID(), module, unit, constraints);
    }

    /** {@return a Derby database with a name, for example that of a directory, where it stays after its end} */
    public static TestDatabase derby(String name, String module, String unit, Map<String, Violation> constraints) {
        System.setProperty("derby.stream.error.field", "io.kontor.kernel.jpa.TestDatabase.DERBY_LOG");
        System.setProperty("derby.locks.waitTimeout", "5");
        System.setProperty("derby.locks.deadlockTimeout", "1");
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(name);
        derby.setCreateDatabase("create");
        return new TestDatabase(derby, module, unit, constraints);
    }

    /** Where Derby writes its log: nowhere. */
    public static final java.io.OutputStream DERBY_LOG = java.io.OutputStream.nullOutputStream();

    /** {@return a new database of a real PostgreSQL server} */
    public static TestDatabase postgres(String module, String unit, Map<String, Violation> constraints) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(Server.POSTGRES.getDatabase("postgres", name), module, unit, constraints);
    }

    /** {@return its transactions} */
    public Transactions transactions() {
        return transactions;
    }

    /** {@return its template} */
    public JpaTemplate jpa() {
        return jpa;
    }

    /** {@return its connections, for checks by SQL} */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        factory.close();
        if (dataSource instanceof EmbeddedDataSource derby) {
            EmbeddedDataSource drop = new EmbeddedDataSource();
            drop.setDatabaseName(derby.getDatabaseName());
            drop.setConnectionAttributes("drop=true");
            try (Connection none = drop.getConnection()) {
                throw new IllegalStateException("not dropped: " + none);
            } catch (SQLException e) {
                if (!"08006".equals(e.getSQLState())) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void migrate(String module) {
        try (Connection connection = dataSource.getConnection()) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            // without underscore: Liquibase does not find such a table again on Derby
            String history = module.toUpperCase(Locale.ROOT) + "CHANGELOG";
            database.setDatabaseChangeLogTableName(history);
            database.setDatabaseChangeLogLockTableName(history + "LOCK");
            for (String changelog : List.of("db/kontor-module.xml", "db/" + module + ".xml")) {
                Scope.child(
                        Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(module, changelog, database));
            }
        } catch (Exception e) {
            // Liquibase declares no less
            throw new IllegalStateException("migration of " + module, e);
        }
    }

    private static void update(String module, String changelog, Database database) throws LiquibaseException {
        // it remembers by URL what is up to date, and knows nothing of new databases of the same name
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        Liquibase liquibase = new Liquibase(changelog, new ClassLoaderResourceAccessor(), database);
        liquibase.setChangeLogParameter("module", module);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.update(new Contexts());
    }

    /** Does what Aries' template does: required transactions, nested ones join. */
    private static final class SimpleTemplate implements JpaTemplate {
        private final EntityManagerFactory factory;

        @SuppressWarnings("ThreadLocalUsage")
        private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

        SimpleTemplate(EntityManagerFactory factory) {
            this.factory = factory;
        }

        @Override
        public <R> R txExpr(TransactionType type, EmFunction<R> code) {
            EntityManager joined = current.get();
            if (joined != null) {
                return code.apply(joined);
            }
            EntityManager em = factory.createEntityManager();
            current.set(em);
            try {
                em.getTransaction().begin();
                R result = code.apply(em);
                em.getTransaction().commit();
                return result;
            } finally {
                current.remove();
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
                em.close();
            }
        }

        @Override
        public <R> R txExpr(EmFunction<R> code) {
            return txExpr(TransactionType.Required, code);
        }

        @Override
        public void tx(TransactionType type, EmConsumer code) {
            txExpr(type, em -> {
                code.accept(em);
                return Boolean.TRUE;
            });
        }

        @Override
        public void tx(EmConsumer code) {
            tx(TransactionType.Required, code);
        }
    }
}

package io.kontor.itests.benchmarks.promo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.core.internal.PromoTransactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;

/** A PostgreSQL as a company would run it, with the promo tables and a pool of connections. */
final class BenchDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final EntityManagerFactory factory;
    private final PromoTransactions transactions;

    BenchDatabase(int connections) throws Exception {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        migrate("db/kontor-module.xml");
        migrate("db/promo.xml");
        factory = Persistence.createEntityManagerFactory(
                "kontor-promo", new HashMap<>(Map.of("javax.persistence.nonJtaDataSource", pool)));
        transactions = new PromoTransactions(new Transactions(
                "promo", new Template(factory), PromoTransactions.CONSTRAINTS, Clock.systemUTC(), journal -> {}));
    }

    private void migrate(String changelog) throws Exception {
        try (Connection connection = pool.getConnection()) {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(changelog, new ClassLoaderResourceAccessor(), database);
            liquibase.setChangeLogParameter("module", "promo");
            liquibase.update(new Contexts());
        }
    }

    PromoTransactions transactions() {
        return transactions;
    }

    DataSource pool() {
        return pool;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    void analyze() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    @Override
    public void close() throws IOException {
        factory.close();
        pool.close();
        server.close();
    }

    /** What Aries' template does. */
    private record Template(EntityManagerFactory factory) implements JpaTemplate {
        private static final ThreadLocal<EntityManager> CURRENT = new ThreadLocal<>();

        @Override
        public <R> R txExpr(TransactionType type, EmFunction<R> code) {
            EntityManager joined = CURRENT.get();
            if (joined != null) {
                return code.apply(joined);
            }
            EntityManager em = factory.createEntityManager();
            CURRENT.set(em);
            try {
                em.getTransaction().begin();
                R result = code.apply(em);
                em.getTransaction().commit();
                return result;
            } finally {
                CURRENT.remove();
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

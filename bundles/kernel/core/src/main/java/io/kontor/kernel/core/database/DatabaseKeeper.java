package io.kontor.kernel.core.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one database open on one thread: tries until it answers, publishes the pool, opens a broken database anew, and
 * at the end withdraws the pool before it closes it. One thread does all of it, so nothing happens out of order.
 */
final class DatabaseKeeper implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeeper.class);
    private static final long CHECK = 500;
    private static final long MAX_PAUSE = 5_000;

    private final Engine engine;
    private final int poolSize;
    private final Function<DataSource, Runnable> publisher;
    private final StartFailures failures;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final Thread thread = new Thread(this, "kontor-database");

    /** The publisher makes the pool known and gives what withdraws it again. */
    DatabaseKeeper(Engine engine, int poolSize, Function<DataSource, Runnable> publisher, StartFailures failures) {
        this.engine = engine;
        this.poolSize = poolSize;
        this.publisher = publisher;
        this.failures = failures;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread and waits until the database is left in order. */
    void stop(Duration patience) {
        stop.countDown();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The {} database is still busy and will be closed later", engine.name());
        }
    }

    @Override
    public void run() {
        long pause = 0;
        while (!stopped(pause)) {
            pause = open() ? serve() : Math.min(MAX_PAUSE, Math.max(CHECK, pause * 2));
            engine.close();
        }
        failures.databaseClosed();
    }

    private boolean stopped(long millis) {
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private boolean open() {
        try {
            engine.open();
            broken.set(false);
            failures.databaseAnswers();
            return true;
        } catch (SQLException | Refusal | UncheckedIOException e) {
            LOG.debug("The {} database cannot be opened", engine.name(), e);
            failures.databaseFailed(reason(e));
            return false;
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        return e.getMessage() + (cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
    }

    /** {@return the pause before it is opened again} */
    private long serve() {
        failures.migrationsStart();
        try (HikariDataSource pool = Pool.over(engine, poolSize, () -> broken.set(true))) {
            LOG.info("The {} database answers", engine.name());
            Runnable withdraw = publisher.apply(pool);
            try {
                watch(pool);
            } finally {
                withdraw.run();
            }
        }
        return CHECK;
    }

    private void watch(HikariDataSource pool) {
        while (!stopped(CHECK)) {
            if (failures.migrationMayPass()) {
                LOG.warn("A migration failed for a reason that may pass, all are tried again");
                return;
            }
            if (broken.get()) {
                LOG.warn("The {} database is broken and is opened anew", engine.name());
                pool.getHikariPoolMXBean().softEvictConnections();
                engine.close();
                open();
            }
        }
    }
}

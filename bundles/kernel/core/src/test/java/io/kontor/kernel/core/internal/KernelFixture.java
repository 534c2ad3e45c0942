package io.kontor.kernel.core.internal;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.jpa.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/** The kernel's tables in a database of their own, and a clock that moves when told. */
public final class KernelFixture implements AutoCloseable {
    /** Those that refer to others first. */
    private static final List<String> TABLES = List.of(
            "handover",
            "session",
            "credential",
            "login_attempts",
            "user_role",
            "user_region",
            "user",
            "role",
            "team",
            "region",
            "code",
            "code_list",
            "job_run",
            "job_schedule",
            "deadline",
            "event_set_aside",
            "event_cursor",
            "idempotency",
            "history",
            "journal");

    private final Databases kind;
    private final TestDatabase database;
    private final MovableClock clock = new MovableClock();
    private final KernelTransactions kernel;

    /** The databases every claim about concurrency is tested on. */
    public enum Databases {
        DERBY,
        POSTGRESQL;

        public KernelFixture open() {
            return new KernelFixture(
                    this,
                    this == DERBY
                            ? TestDatabase.derby("kernel", "kontor-kernel", KernelTransactions.CONSTRAINTS)
                            : TestDatabase.postgres("kernel", "kontor-kernel", KernelTransactions.CONSTRAINTS));
        }
    }

    private KernelFixture(Databases kind, TestDatabase database) {
        this.kind = kind;
        this.database = database;
        this.kernel = new KernelTransactions(null, database.jpa(), clock, journal -> {});
    }

    public KernelTransactions kernel() {
        return kernel;
    }

    /** {@return another, empty database of the same kind} */
    public KernelFixture sibling() {
        return kind.open();
    }

    public TestDatabase database() {
        return database;
    }

    public MovableClock clock() {
        return clock;
    }

    /** Runs work as the system itself. */
    public static <T> T asSystem(Supplier<T> work) {
        return Call.system("test").run(work);
    }

    /** Runs work as a user. */
    public static <T> T as(Actor actor, Supplier<T> work) {
        return new Call(actor, Locale.ENGLISH, "test", Channel.API, null).run(work);
    }

    /** Runs work as a user. */
    public static void does(Actor actor, Runnable work) {
        as(actor, () -> {
            work.run();
            return true;
        });
    }

    /** {@return what became of works started at the same moment: a value or the exception} */
    public static List<Object> atOnce(List<Callable<Object>> works) {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            CyclicBarrier start = new CyclicBarrier(works.size());
            List<Future<Object>> running = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return work.call();
                    }))
                    .toList();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : running) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object outcome(Future<Object> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (Exception e) {
            return Assertions.fail(e);
        }
    }

    /** Empties the tables, which takes less time than new ones. */
    public void clear() {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update kernel_region set parent_code = null");
            for (String table : TABLES) {
                statement.executeUpdate("delete from kernel_" + table);
            }
            statement.executeUpdate("update kernel_journal_head set last_seq = 0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** A clock that stands still between the steps of a test. */
    public static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-02T08:00:00Z");

        public void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}

package io.kontor.customer.core;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.archive.JpaCustomerArchive;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.jpa.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A customer module on a database of its own, with stand-ins for what the kernel knows. */
public final class CustomerWorld implements AutoCloseable {
    /** The day it is. */
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    /** A user with every right. */
    public static final Actor ADMIN = new Actor(
            UUID.fromString("00000000-0000-7000-8000-00000000000a"),
            "admin",
            null,
            Set.of(),
            List.of(new Grant("*:*:*", Scope.ALL, EnumSet.allOf(FieldClass.class))));

    public final TestDatabase database;
    public final CustomerTransactions transactions;
    public final FakeRegions regions = new FakeRegions();
    public final FakeStaff staff = new FakeStaff();
    public final FakeCodeLists codeLists = new FakeCodeLists();
    public final TurnedClock clock = new TurnedClock();
    public final JpaCustomerArchive archive;

    private CustomerWorld(TestDatabase database) {
        this.database = database;
        transactions = new CustomerTransactions(database.transactions());
        archive = new JpaCustomerArchive(transactions, staff, regions, codeLists, clock);
    }

    /** Databases every claim about concurrency is tested on. */
    public enum Databases {
        DERBY,
        POSTGRESQL;

        public CustomerWorld open() {
            return new CustomerWorld(
                    this == DERBY
                            ? TestDatabase.derby("customer", "kontor-customer", CustomerTransactions.CONSTRAINTS)
                            : TestDatabase.postgres("customer", "kontor-customer", CustomerTransactions.CONSTRAINTS));
        }
    }

    /** {@return a world on Derby in memory} */
    public static CustomerWorld derby() {
        return Databases.DERBY.open();
    }

    /** {@return what work gives when the administrator calls} */
    public static <T> T admin(Supplier<T> work) {
        return as(ADMIN, work);
    }

    /** {@return what work gives when a user calls} */
    public static <T> T as(Actor actor, Supplier<T> work) {
        return new Call(actor, Locale.ENGLISH, "test", Channel.API, null).run(work);
    }

    /** {@return a user with some rights} */
    public static Actor user(String name, Grant... grants) {
        return new Actor(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                null,
                Set.of(),
                Arrays.asList(grants));
    }

    /** {@return a right} */
    public static Grant grant(String permission, Scope scope, FieldClass... classes) {
        return new Grant(permission, scope, Set.of(classes));
    }

    /** {@return a new customer of the administrator's} */
    public Customer customer(String name) {
        return admin(() -> archive.open(Card.named(name), Lifecycle.PROSPECT));
    }

    /** {@return the results of commands run by the administrator at the same moment; null for a refused one} */
    public static <T> List<Object> together(List<Callable<T>> commands) throws Exception {
        CyclicBarrier start = new CyclicBarrier(commands.size());
        ExecutorService threads = Executors.newFixedThreadPool(commands.size());
        try {
            List<Future<Object>> futures = new ArrayList<>();
            for (Callable<T> command : commands) {
                futures.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return admin(() -> outcome(command));
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object outcome(Callable<?> command) {
        try {
            return command.call();
        } catch (Exception e) {
            return e;
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** A clock a test can turn. */
    public static final class TurnedClock extends Clock {
        private volatile Instant now = TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC);

        public void turnTo(LocalDate day) {
            now = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

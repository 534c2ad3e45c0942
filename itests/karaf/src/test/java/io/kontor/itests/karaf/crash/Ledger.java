package io.kontor.itests.karaf.crash;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.JournalNumbers;
import io.kontor.kernel.jpa.TestDatabase;
import io.kontor.kernel.jpa.Tracked;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * The process whose power is cut: four threads book transfers between accounts by the kernel's own write path, a keyed
 * command with its answer, history and event in one transaction, over a Derby set as Kontor sets it. They tell each
 * that was committed, one line each and never two in one.
 */
public final class Ledger {
    private static final int THREADS = 4;
    private static final int ACCOUNTS = 20;
    private static final Tracked TRACKED = Tracked.type("Booking");

    private Ledger() {}

    /** A booking as the history and the stored answer keep it. */
    record Booking(long id, int from, int to) {
        static Booking of(long id) {
            return new Booking(id, (int) (id % ACCOUNTS), (int) (id * 7 % ACCOUNTS));
        }
    }

    /** {@code <directory> write} books until it is killed; {@code <directory> read} tells what is there. */
    public static void main(String[] args) throws Exception {
        if (args[1].equals("read")) {
            System.setProperty("derby.stream.error.file", args[0] + ".log");
            read(args[0]);
            return;
        }
        TestDatabase database = TestDatabase.derby(args[0], "trial", "jpa-trial", Map.of());
        create(database);
        AtomicLong next = new AtomicLong();
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> book(database, next)).start();
        }
        JournalNumbers numbers = new JournalNumbers(database.dataSource());
        while (true) {
            numbers.assign("trial");
            Thread.sleep(20);
        }
    }

    private static void create(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table booking (id bigint primary key, from_account int, to_account int, filler varchar(200))");
            statement.execute("create table account (account int primary key, balance bigint)");
            for (int i = 0; i < ACCOUNTS; i++) {
                statement.execute("insert into account values (" + i + ", 1000)");
            }
        }
    }

    private static void book(TestDatabase database, AtomicLong next) {
        while (true) {
            Booking booking = Booking.of(next.incrementAndGet());
            IdempotencyKey key = new IdempotencyKey("POST /bookings", "key-" + booking.id(), "h");
            new Call(Actor.SYSTEM, Locale.ENGLISH, "booking-" + booking.id(), Channel.API, key)
                    .run(() -> database.transactions().write(Answer.of(Booking.class), em -> {
                        write(em.unwrap(Connection.class), booking);
                        database.transactions()
                                .chronicle()
                                .record(
                                        em,
                                        TRACKED.byCode(String.valueOf(booking.id()), null, booking)
                                                .event("Booked", booking));
                        return booking;
                    }));
            tell(booking.id());
        }
    }

    private static void write(Connection connection, Booking booking) {
        try (PreparedStatement row = connection.prepareStatement("insert into booking values (?, ?, ?, ?)");
                PreparedStatement move =
                        connection.prepareStatement("update account set balance = balance + ? where account = ?")) {
            row.setLong(1, booking.id());
            row.setInt(2, booking.from());
            row.setInt(3, booking.to());
            row.setString(4, "x".repeat(100));
            row.executeUpdate();
            // always in the same order, or two of them wait for each other
            for (int account :
                    new int[] {Math.min(booking.from(), booking.to()), Math.max(booking.from(), booking.to())}) {
                move.setInt(1, account == booking.from() ? -1 : 1);
                move.setInt(2, account);
                move.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(long id) {
        byte[] line = (id + "\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    /** Every booking, and at last whether all that belongs to the bookings agrees with them. */
    private static void read(String directory) throws SQLException {
        EmbeddedDataSource database = new EmbeddedDataSource();
        database.setDatabaseName(directory);
        new JournalNumbers(database).assign("trial");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long[] bookings = longs(statement, "select id from booking order by id");
            LongStream.of(bookings).forEach(System.out::println);
            long[] expected = new long[ACCOUNTS];
            for (long id : bookings) {
                Booking booking = Booking.of(id);
                // both steps name one account when it pays itself
                expected[booking.from()]--;
                expected[booking.to()] += booking.from() == booking.to() ? -1 : 1;
            }
            long[] balances = longs(statement, "select balance - 1000 from account order by account");
            same("BALANCE", balances, expected);
            String codes = "select cast(subject_code as bigint) from trial_";
            same("HISTORY", longs(statement, codes + "history order by 1"), bookings);
            same("JOURNAL", longs(statement, codes + "journal order by 1"), bookings);
            same(
                    "NUMBERS",
                    longs(statement, "select seq from trial_journal order by seq"),
                    LongStream.rangeClosed(1, bookings.length).toArray());
            same(
                    "ANSWERS",
                    longs(statement, "select count(*) from trial_idempotency where answer is not null"),
                    new long[] {bookings.length});
            for (String table :
                    new String[] {"BOOKING", "ACCOUNT", "TRIAL_HISTORY", "TRIAL_JOURNAL", "TRIAL_IDEMPOTENCY"}) {
                same(
                        "CHECK",
                        longs(statement, "values syscs_util.syscs_check_table('APP', '" + table + "')"),
                        new long[] {1});
            }
            System.out.println("consistent");
        }
    }

    private static long[] longs(Statement statement, String sql) throws SQLException {
        LongStream.Builder all = LongStream.builder();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
        }
        return all.build().toArray();
    }

    private static void same(String what, long[] there, long[] wanted) {
        if (!Arrays.equals(there, wanted)) {
            System.out.println("WRONG " + what + ": " + there.length + " rows, wanted " + wanted.length);
        }
    }
}

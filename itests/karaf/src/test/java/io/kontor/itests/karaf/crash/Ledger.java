package io.kontor.itests.karaf.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process whose power is cut: four threads book transfers between accounts in a Derby set as Kontor sets it, and
 * tell each that was committed, one line each and never two in one.
 */
public final class Ledger {
    private static final int THREADS = 4;
    private static final int ACCOUNTS = 20;

    private Ledger() {}

    /** {@code <directory> write} books until it is killed; {@code <directory> read} tells what is there. */
    public static void main(String[] args) throws Exception {
        System.setProperty("derby.locks.waitTimeout", "5");
        System.setProperty("derby.locks.deadlockTimeout", "1");
        System.setProperty("derby.stream.error.file", args[0] + ".log");
        String url = "jdbc:derby:" + args[0];
        if (args[1].equals("read")) {
            read(url);
            return;
        }
        create(url);
        AtomicLong next = new AtomicLong();
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> book(url, next)).start();
        }
    }

    private static void create(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + ";create=true");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table booking (id bigint primary key, from_account int, to_account int, filler varchar(200))");
            statement.execute("create table account (account int primary key, balance bigint)");
            for (int i = 0; i < ACCOUNTS; i++) {
                statement.execute("insert into account values (" + i + ", 1000)");
            }
        }
    }

    private static void book(String url, AtomicLong next) {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            while (true) {
                long id = next.incrementAndGet();
                int from = (int) (id % ACCOUNTS);
                int to = (int) (id * 7 % ACCOUNTS);
                book(connection, id, Math.min(from, to), Math.max(from, to));
                tell(id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void book(Connection connection, long id, int from, int to) throws SQLException {
        try (PreparedStatement booking = connection.prepareStatement("insert into booking values (?, ?, ?, ?)");
                PreparedStatement move =
                        connection.prepareStatement("update account set balance = balance + ? where account = ?")) {
            booking.setLong(1, id);
            booking.setInt(2, from);
            booking.setInt(3, to);
            booking.setString(4, "x".repeat(100));
            booking.executeUpdate();
            move.setInt(1, -1);
            move.setInt(2, from);
            move.executeUpdate();
            move.setInt(1, 1);
            move.setInt(2, to);
            move.executeUpdate();
            connection.commit();
        }
    }

    private static void tell(long id) {
        byte[] line = (id + "\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    /** Every booking, and at last the balances beside what the bookings make of them. */
    private static void read(String url) throws SQLException, IOException {
        long[] expected = new long[ACCOUNTS];
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select id, from_account, to_account from booking")) {
                while (rows.next()) {
                    expected[rows.getInt(2)]--;
                    expected[rows.getInt(3)]++;
                    System.out.println(rows.getLong(1));
                }
            }
            try (ResultSet rows = statement.executeQuery("select account, balance from account order by account")) {
                while (rows.next()) {
                    long balance = rows.getLong(2) - 1_000;
                    System.out.println(
                            balance == expected[rows.getInt(1)] ? "balanced" : "UNBALANCED " + rows.getInt(1));
                }
            }
            try (ResultSet checked = statement.executeQuery(
                    "values syscs_util.syscs_check_table('APP', 'BOOKING') + syscs_util.syscs_check_table('APP', 'ACCOUNT')")) {
                checked.next();
                System.out.println(checked.getInt(1) == 2 ? "consistent" : "INCONSISTENT");
            }
        }
    }
}

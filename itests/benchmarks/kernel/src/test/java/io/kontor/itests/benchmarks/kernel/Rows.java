package io.kontor.itests.benchmarks.kernel;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** The same rows each time: customers with more than 20 columns filled, and trade facts. */
final class Rows {
    static final int REGIONS = 50;
    private static final int BATCH = 1_000;
    private static final String[] WORDS = {
        "Harbour",
        "Summit",
        "Willow",
        "Granite",
        "Lotus",
        "Meridian",
        "Orchard",
        "Falcon",
        "Cedar",
        "Bamboo",
        "Coral",
        "Ember",
        "Jade",
        "Kestrel",
        "Lantern",
        "Maple"
    };
    private static final String CUSTOMER =
            "insert into customer_customer (id, version, code, name, short_name, owner_id,"
                    + " region_code, region_path, route_order, email, website, founded_on, first_trade_on, registered_capital,"
                    + " registered_capital_currency, annual_sales, annual_sales_currency, sales_capability,"
                    + " business_philosophy, business_policy, employee_count, lifecycle, created_at, changed_at, search_text)"
                    + " values (?,1,?,?,?,?,?,?,?,?,?,?,?,?,'CNY',?,'CNY',?,?,?,?,?,?,?,?)";
    private static final String FACT =
            "insert into customer_trade_fact (id, version, external_id, customer_id, traded_on, goods_class, region_code,"
                    + " region_path, amount, currency, quantity) values (?,1,?,?,?,?,?,?,?,'CNY',?)";

    private final Connection connection;
    private final String owner;

    Rows(Connection connection, String owner) {
        this.connection = connection;
        this.owner = owner;
    }

    /** The id of a customer by its number. */
    static String id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number).toString();
    }

    static String name(int number) {
        Random random = new Random(number);
        return WORDS[random.nextInt(16)] + " " + WORDS[random.nextInt(16)] + " Trading " + number;
    }

    static String region(int number) {
        return "B" + number % REGIONS;
    }

    void customers(int count) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CUSTOMER)) {
            for (int i = 0; i < count; i++) {
                customer(insert, i);
                batch(insert, i);
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private void customer(PreparedStatement insert, int i) throws SQLException {
        Object[] values = {
            id(i),
            "BENCH-" + i,
            name(i),
            "short " + i,
            owner,
            region(i),
            region(i) + "/",
            i % 1_000,
            "sales" + i + "@customer.example",
            "https://www.customer" + i + ".example/",
            "19" + (50 + i % 50),
            "2020-0" + (1 + i % 9),
            BigDecimal.valueOf(i * 100L + 5, 2),
            BigDecimal.valueOf(i * 1_000L + 7, 2),
            1 + i % 5,
            "Quality first, then price; number " + i,
            "Thirty days net",
            5 + i % 900,
            "ACTIVE",
            1_700_000_000_000L + i,
            1_700_000_000_000L + i,
            (name(i) + "\nshort " + i + "\nBENCH-" + i).toLowerCase(Locale.ROOT)
        };
        set(insert, values);
    }

    void facts(int count, int customers) throws SQLException {
        LocalDate first = LocalDate.of(2026, 1, 1);
        try (PreparedStatement insert = connection.prepareStatement(FACT)) {
            for (int i = 0; i < count; i++) {
                set(
                        insert,
                        new UUID(0x0190_0000_0000_7001L, 0x8000_0000_0000_0000L + i).toString(),
                        "bench-" + i,
                        id(i % customers),
                        Date.valueOf(first.plusDays(i % 300)),
                        "class-" + i % 20,
                        region(i % customers),
                        region(i % customers) + "/",
                        BigDecimal.valueOf(100L + i % 99_991, 2),
                        BigDecimal.valueOf(1 + i % 7));
                batch(insert, i);
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int v = 0; v < values.length; v++) {
            insert.setObject(v + 1, values[v]);
        }
        insert.addBatch();
    }

    private void batch(PreparedStatement insert, int i) throws SQLException {
        if (i % BATCH == BATCH - 1) {
            insert.executeBatch();
            connection.commit();
        }
    }
}

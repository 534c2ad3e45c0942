package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.archive.Phone;
import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.kernel.jpa.PlainRead;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Everything of customers that is rows of its own, in one statement: a card has eight such tables, and asking each of
 * them costs several times what hand-written code would. Plain JDBC on the transaction's connection: JPA has no unions,
 * and EclipseLink's native queries take hundreds of parameters badly. Derby is told which index to use, because it
 * keeps a plan it made for empty tables, which reads the whole of them, as long as it likes; to others that is a
 * comment.
 */
public final class CardRows {
    private static final int COLUMNS = 11;
    private static final String LISTS = """
            select 1 as part, customer_id, position as place, type as a, text as b, postal_code as c, region_code as d,
             latitude as x, longitude as y, case when is_primary then 1 else 0 end as flag, cast(null as date) as since
             from customer_address --DERBY-PROPERTIES constraint=CUSTOMER_ADDRESS_CUSTOMER_FK
             where customer_id in (@)
             union all select 2, customer_id, position, kind, number, note, cast(null as varchar(64)),
             cast(null as decimal(11,8)), cast(null as decimal(11,8)), 0, cast(null as date)
             from customer_phone --DERBY-PROPERTIES constraint=CUSTOMER_PHONE_CUSTOMER_FK
             where customer_id in (@)
             union all select 3, customer_id, position, system_code, external_id, cast(null as varchar(64)),
             cast(null as varchar(64)), cast(null as decimal(11,8)), cast(null as decimal(11,8)), 0, cast(null as date)
             from customer_external_id --DERBY-PROPERTIES constraint=CUSTOMER_EXTERNAL_ID_CUSTOMER_FK
             where customer_id in (@)
             union all select 4, customer_id, position, field, channel, note, cast(null as varchar(64)),
             cast(null as decimal(11,8)), cast(null as decimal(11,8)), 0, as_of
             from customer_field_source --DERBY-PROPERTIES constraint=CUSTOMER_FIELD_SOURCE_CUSTOMER_FK
             where customer_id in (@)
             union all select 5, customer_id, 0, region_code, cast(null as varchar(64)), cast(null as varchar(64)),
             cast(null as varchar(64)), cast(null as decimal(11,8)), cast(null as decimal(11,8)), 0, cast(null as date)
             from customer_service_area --DERBY-PROPERTIES constraint=CUSTOMER_SERVICE_AREA_CUSTOMER_FK
             where customer_id in (@)""";
    private static final String IN_FORCE = """
             union all select 6, customer_id, 0, kind, grade, cast(null as varchar(64)), cast(null as varchar(64)),
             cast(null as decimal(11,8)), cast(null as decimal(11,8)), 0, valid_from
             from customer_grade --DERBY-PROPERTIES constraint=CUSTOMER_GRADE_CUSTOMER_FK
             where customer_id in (@) and valid_from <= # and valid_to >= #
             union all select 7, customer_id, 0, axis, code, cast(null as varchar(64)), cast(null as varchar(64)),
             cast(null as decimal(11,8)), cast(null as decimal(11,8)), 0, valid_from
             from customer_classification --DERBY-PROPERTIES constraint=CUSTOMER_CLASSIFICATION_CUSTOMER_FK
             where customer_id in (@) and valid_from <= # and (valid_to is null or valid_to >= #)""";
    private static final String FIRST_TRADES = """
             union all select 8, customer_id, 0, cast(null as varchar(64)), cast(null as varchar(64)),
             cast(null as varchar(64)), cast(null as varchar(64)), cast(null as decimal(11,8)),
             cast(null as decimal(11,8)), 0, min(traded_on)
             from customer_trade_fact --DERBY-PROPERTIES constraint=CUSTOMER_TRADE_FACT_CUSTOMER_FK
             where customer_id in (@) group by customer_id""";

    private static final String WITHOUT_TRADES = LISTS + "\n" + IN_FORCE;
    private static final String WITH_TRADES = WITHOUT_TRADES + "\n" + FIRST_TRADES;

    private final Map<UUID, Found> found = new HashMap<>();

    private CardRows() {}

    /** What one customer has. */
    private static final class Found {
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Set<String>> codes = new TreeMap<>();
        private GradeRepository.@Nullable InForce grade;
        private @Nullable LocalDate firstTrade;
    }

    /** A row of any of the tables. */
    private record Row(List<Object> columns) {
        static Row of(ResultSet found) throws SQLException {
            Object[] columns = new Object[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                columns[i] = found.getObject(i + 1);
            }
            // may hold null
            return new Row(Arrays.asList(columns));
        }

        int part() {
            return ((Number) columns.get(0)).intValue();
        }

        int place() {
            return ((Number) columns.get(2)).intValue();
        }

        String a() {
            return (String) columns.get(3);
        }

        String b() {
            return (String) columns.get(4);
        }

        @Nullable
        String c() {
            return (String) columns.get(5);
        }

        @Nullable
        BigDecimal degrees(int column) {
            BigDecimal stored = (BigDecimal) columns.get(column);
            return stored == null ? null : Decimals.degrees(stored);
        }

        @Nullable
        LocalDate since() {
            Date stored = (Date) columns.get(10);
            return stored == null ? null : stored.toLocalDate();
        }

        Address address() {
            boolean primary = ((Number) columns.get(9)).intValue() == 1;
            return new Address(
                    Address.Type.valueOf(a()), b(), c(), (String) columns.get(6), degrees(7), degrees(8), primary);
        }
    }

    /** {@return the lists of these cards, whose changes must be flushed} */
    public static CardRows lists(EntityManager em, Collection<UUID> customers) {
        return load(em, customers, null, LISTS, "@@@@@");
    }

    /**
     * {@return the lists, codes and grades of these cards}
     *
     * @param em runs the query
     * @param customers the customers
     * @param day the day codes and grades hold on
     * @param firstTrades whether the first trades are wanted as well
     */
    public static CardRows all(EntityManager em, Collection<UUID> customers, LocalDate day, boolean firstTrades) {
        return firstTrades
                ? load(em, customers, day, WITH_TRADES, "@@@@@@##@##@")
                : load(em, customers, day, WITHOUT_TRADES, "@@@@@@##@##");
    }

    private static CardRows load(
            EntityManager em, Collection<UUID> customers, @Nullable LocalDate day, String sql, String marks) {
        CardRows rows = new CardRows();
        for (List<UUID> chunk : Chunks.of(customers)) {
            List<String> ids = padded(chunk);
            String complete =
                    sql.replace("@", "?" + ",?".repeat(ids.size() - 1)).replace('#', '?');
            PlainRead.in(em, connection -> rows.read(connection, complete, marks, ids, day));
        }
        return rows;
    }

    private CardRows read(Connection connection, String sql, String marks, List<String> ids, @Nullable LocalDate day)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, marks, ids, day);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    add(Row.of(rows));
                }
            }
        }
        return this;
    }

    /** A few lengths only, so that databases need not prepare a statement for each. */
    private static List<String> padded(List<UUID> ids) {
        List<String> padded = new ArrayList<>();
        ids.forEach(id -> padded.add(id.toString()));
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(padded.get(0));
        }
        return padded;
    }

    private static void bind(PreparedStatement select, String marks, List<String> ids, @Nullable LocalDate day)
            throws SQLException {
        Date date = day == null ? null : Date.valueOf(day);
        int position = 0;
        for (int i = 0; i < marks.length(); i++) {
            if (marks.charAt(i) == '@') {
                for (String id : ids) {
                    select.setString(++position, id);
                }
            } else {
                select.setDate(++position, date);
            }
        }
    }

    private void add(Row row) {
        Found of = found.computeIfAbsent(UUID.fromString((String) row.columns().get(1)), id -> new Found());
        switch (row.part()) {
            case 6 -> of.grade = stronger(of.grade, row);
            case 7 -> of.codes.computeIfAbsent(row.a(), axis -> new TreeSet<>()).add(row.b());
            case 8 -> of.firstTrade = row.since();
            default -> of.rows.add(row);
        }
    }

    private static GradeRepository.InForce stronger(GradeRepository.@Nullable InForce present, Row row) {
        GradeRepository.InForce other = new GradeRepository.InForce(row.b(), GradeAssignment.Kind.valueOf(row.a()));
        return present == null ? other : GradeRepository.stronger(present, other);
    }

    /** {@return the lists of a card} */
    public CardParts parts(UUID customer) {
        Found of = found.get(customer);
        if (of == null || of.rows.isEmpty()) {
            return CardParts.NONE;
        }
        of.rows.sort(Comparator.comparingInt(Row::place));
        List<Address> addresses = new ArrayList<>();
        List<Phone> phones = new ArrayList<>();
        List<ExternalId> externalIds = new ArrayList<>();
        List<FieldSource> sources = new ArrayList<>();
        Set<String> areas = new TreeSet<>();
        for (Row row : of.rows) {
            switch (row.part()) {
                case 1 -> addresses.add(row.address());
                case 2 -> phones.add(new Phone(Phone.Kind.valueOf(row.a()), row.b(), row.c()));
                case 3 -> externalIds.add(new ExternalId(row.a(), row.b()));
                case 4 ->
                    sources.add(new FieldSource(row.a(), FieldSource.Channel.valueOf(row.b()), row.since(), row.c()));
                default -> areas.add(row.a());
            }
        }
        return new CardParts(addresses, phones, externalIds, sources, areas);
    }

    /** {@return the grade in force, or null} */
    public @Nullable String grade(UUID customer) {
        Found of = found.get(customer);
        return of == null || of.grade == null ? null : of.grade.grade();
    }

    /** {@return the codes in force, by axis} */
    public Map<String, Set<String>> codes(UUID customer) {
        Found of = found.get(customer);
        return of == null ? Map.of() : of.codes;
    }

    /** {@return the day of the first trade fact, null without one} */
    public @Nullable LocalDate firstTrade(UUID customer) {
        Found of = found.get(customer);
        return of == null ? null : of.firstTrade;
    }
}

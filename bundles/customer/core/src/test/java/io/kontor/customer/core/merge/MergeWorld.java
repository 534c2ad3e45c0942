package io.kontor.customer.core.merge;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.MergeOrder;
import io.kontor.customer.api.merge.MergeOrder.Choice;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.CardFixture;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.customer.core.archive.JpaCustomerDirectory;
import io.kontor.customer.core.archive.JpaKeyPersons;
import io.kontor.customer.core.archive.JpaRelations;
import io.kontor.customer.core.archive.ProfilePurge;
import io.kontor.customer.core.classification.JpaClassifications;
import io.kontor.customer.core.grade.JpaGrades;
import io.kontor.customer.core.trade.JpaTradeEntries;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Two customers with everything a customer can have, and all there is in the tables. */
final class MergeWorld implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "customer_customer",
            "customer_address",
            "customer_phone",
            "customer_external_id",
            "customer_field_source",
            "customer_service_area",
            "customer_key_person",
            "customer_relation",
            "customer_classification",
            "customer_trade_fact",
            "customer_grade");
    /** What grows with every change, and keys of rows that are written anew. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            "customer_customer", Set.of("version", "changed_at"),
            "customer_address", Set.of("version", "id"),
            "customer_phone", Set.of("version", "id"),
            "customer_external_id", Set.of("version", "id"),
            "customer_field_source", Set.of("version", "id"),
            "customer_service_area", Set.of("version", "id"));

    final CustomerWorld base;
    final JpaCustomerMerges merges;
    final JpaKeyPersons persons;
    final JpaRelations relations;
    final JpaClassifications classifications;
    final JpaTradeEntries facts;
    final JpaGrades grades;
    final JpaCustomerDirectory directory;
    UUID winner;
    UUID loser;

    MergeWorld(CustomerWorld base) {
        this.base = base;
        merges = new JpaCustomerMerges(base.transactions, base.clock, 30);
        persons = new JpaKeyPersons(base.transactions, new ProfilePurge(base.transactions, base.clock), base.clock);
        relations = new JpaRelations(base.transactions);
        classifications = new JpaClassifications(base.transactions, base.clock);
        facts = new JpaTradeEntries(base.transactions, base.regions);
        grades = new JpaGrades(base.transactions, base.clock);
        directory = new JpaCustomerDirectory(base.transactions, base.clock);
        two();
    }

    /** Makes two customers that are new. */
    void two() {
        Card keeps = CardFixture.aFullCard();
        winner = open(CardFixture.with(
                CardFixture.with(CardFixture.with(keeps, "website", null), "regionCode", "33"),
                "externalIds",
                List.of(new ExternalId("crm", keeps.name()))));
        loser = open(CardFixture.aFullCard());
    }

    UUID open(Card card) {
        return admin(() -> base.archive.open(card, Lifecycle.ACTIVE)).id();
    }

    Customer find(UUID id) {
        return admin(() -> base.archive.find(id)).orElseThrow();
    }

    void person(UUID customer, KeyPersonData.Role role, String name) {
        admin(() -> persons.add(customer, new KeyPersonData(role, name, null, TODAY.minusDays(9), null, null)));
    }

    UUID fact(UUID customer, String amount) {
        TradeEntryData data =
                new TradeEntryData(null, customer, TODAY, "tea", "31", CardFixture.money(amount), new BigDecimal("2"));
        return admin(() -> facts.add(data)).id();
    }

    UUID relate(UUID lower, Relation.Type type, UUID upper) {
        LocalDate from = TODAY.minusDays(30);
        return admin(() -> relations.add(lower, type, upper, from, null)).id();
    }

    void classify(UUID customer, String axis, String code) {
        long version = find(customer).version();
        admin(() -> classifications.assign(customer, version, axis, Set.of(code), TODAY, "survey"));
    }

    /** Gives both what can move and what cannot. */
    void everything() {
        person(winner, KeyPersonData.Role.OWNER, "Li");
        person(loser, KeyPersonData.Role.OWNER, "Wang");
        person(loser, KeyPersonData.Role.MANAGER, "Zhao");
        classify(winner, "ownership", "state");
        classify(loser, "ownership", "individual");
        classify(loser, "channel-type", "retailer");
        UUID agent = base.customer("agent").id();
        UUID kiosk = base.customer("kiosk").id();
        relate(loser, Relation.Type.DEALER_OF, agent);
        relate(kiosk, Relation.Type.DEALER_OF, loser);
        relate(winner, Relation.Type.BRANCH, loser);
        fact(winner, "1");
        fact(loser, "10");
        fact(loser, "20");
        long version = find(loser).version();
        admin(() -> grades.override(loser, version, "A", TODAY, TODAY.plusDays(9), "known"));
    }

    MergeOrder order(Map<String, Choice> choices) {
        return new MergeOrder(winner, loser, find(loser).version(), choices, "same shop");
    }

    /** {@return an order by somebody who need not have seen the versions} */
    MergeOrder orderUnseen(Map<String, Choice> choices) {
        return new MergeOrder(winner, loser, null, choices, null);
    }

    /** {@return the types of the events about a subject, in order} */
    List<String> events(UUID subject) {
        List<String> types = new ArrayList<>();
        try (Connection connection = base.database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select event_type from customer_journal where subject_id = '"
                        + subject + "' order by draft")) {
            while (rows.next()) {
                types.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return types;
    }

    Merge merge(Map<String, Choice> choices) {
        MergeOrder order = order(choices);
        long version = find(winner).version();
        return admin(() -> merges.merge(version, order));
    }

    Merge undo(Merge merge) {
        return admin(() -> merges.undo(merge.id(), merge.version(), "two shops"));
    }

    List<String> listed(String filter) {
        return admin(() -> base.archive.list(ListQuery.where(filter), null)).items().stream()
                .map(c -> c.id().toString())
                .toList();
    }

    static void refused(String code, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(KontorException.class, e -> {
            boolean named = e.code().equals(code)
                    || e.violations().stream().anyMatch(v -> v.code().equals(code));
            assertThat(named).as(e.getMessage()).isTrue();
        });
    }

    /** Every row of every table of the module that a merge may touch, as text, sorted. */
    Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = base.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    tables.put(table, rows(rows, LEFT_OUT.getOrDefault(table, Set.of("version"))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }

    private static List<String> rows(ResultSet rows, Set<String> leftOut) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            Map<String, String> row = new TreeMap<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                String name = rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                if (!leftOut.contains(name)) {
                    row.put(name, String.valueOf(rows.getString(i)));
                }
            }
            all.add(row.toString());
        }
        all.sort(null);
        return all;
    }

    @Override
    public void close() {
        base.close();
    }
}

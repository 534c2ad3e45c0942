package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Traits;
import io.kontor.customer.core.CardFixture;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.security.Teams;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CustomerExporterTest {
    private static final String READ = "customer:customer:read";
    private static final String EXPORT = "customer:customer:export";
    private static final List<String> COLUMNS = List.of("code", "lifecycle", "annualSales", "owner");
    private static final Actor MINE = user(
            "mine",
            grant(READ, Scope.ALL, FieldClass.AMOUNT),
            grant(EXPORT, Scope.OWN, FieldClass.AMOUNT),
            grant("customer:customer:write", Scope.ALL, FieldClass.AMOUNT));

    private static CustomerWorld world;
    private static CustomerExporter exporter;

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
        Teams none = (Teams) Proxy.newProxyInstance(
                Teams.class.getClassLoader(), new Class<?>[] {Teams.class}, (proxy, method, args) -> List.of());
        exporter = new CustomerExporter(world.transactions, world.regions, world.staff, none, world.clock);
        CustomerWorld.admin(() -> open("A", null));
        as(MINE, () -> open("B", "10.5"));
    }

    private static Object open(String code, String sales) {
        Card card = CardFixture.with(Card.named("Name " + code), "code", code);
        Traits traits = CardFixture.with(card.traits(), "annualSales", sales == null ? null : CardFixture.money(sales));
        return world.archive.open(CardFixture.with(card, "traits", traits), Lifecycle.PROSPECT);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<List<Object>> rows(Actor actor, String filter) {
        return as(actor, () -> exporter.rows(ListQuery.of(filter, "code", 10, null, true), COLUMNS)
                .items());
    }

    private static void refuses(Supplier<?> work, String code) {
        assertThatThrownBy(work::get).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void givesOnlyRowsThatMayBeBothReadAndExported() {
        assertThat(rows(CustomerWorld.ADMIN, null))
                .extracting(row -> row.get(0))
                .containsExactly("A", "B");
        assertThat(rows(MINE, null)).extracting(row -> row.get(0)).containsExactly("B");
        Actor other = user("other", grant(READ, Scope.OWN), grant(EXPORT, Scope.ALL));
        assertThat(rows(other, null)).isEmpty();
    }

    @Test
    void readingIsNotEnoughToExport() {
        refuses(() -> rows(user("reader", grant(READ, Scope.ALL)), null), "PERMISSION_MISSING");
        refuses(() -> rows(user("exporter", grant(EXPORT, Scope.ALL)), null), "PERMISSION_MISSING");
    }

    @Test
    void sumsAreGivenWhereBothRightsShowThem() {
        assertThat((BigDecimal) rows(CustomerWorld.ADMIN, "code eq B").get(0).get(2))
                .isEqualByComparingTo("10.5");
        Actor blind = user("blind", grant(READ, Scope.ALL, FieldClass.AMOUNT), grant(EXPORT, Scope.ALL));
        assertThat(rows(blind, "code eq B").get(0).get(2)).isNull();
        refuses(() -> rows(blind, "annualSales gt 1"), "FIELD_CLASS_MISSING");
        Actor disjoint = user(
                "disjoint", grant(READ, Scope.TEAM, FieldClass.AMOUNT), grant(EXPORT, Scope.OWN, FieldClass.AMOUNT));
        assertThat(rows(disjoint, null)).isEmpty();
    }

    @Test
    void everyColumnItNamesHasValues() {
        List<String> all = CustomerWorld.admin(
                () -> exporter.columns().stream().map(TableColumn::name).toList());
        assertThat(all).contains("axis.ownership", "grade").doesNotHaveDuplicates();
        assertThat(CustomerWorld.admin(() -> exporter.rows(ListQuery.all(), all))
                        .items())
                .allMatch(row -> row.size() == all.size());
    }

    @Test
    void theHistoryKnowsThatRowsLeft() throws Exception {
        ExportOrder order = new ExportOrder(null, "code eq B", null, COLUMNS, null, null);
        as(MINE, () -> {
            exporter.exported(order, 1);
            return true;
        });
        try (Connection connection = world.database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select actor, new_value from customer_history where action_name = 'EXPORTED'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("mine");
            assertThat(row.getString(2)).contains("code eq B").contains("\"rows\":1");
        }
    }
}

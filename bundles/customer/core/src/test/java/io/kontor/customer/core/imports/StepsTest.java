package io.kontor.customer.core.imports;

import static io.kontor.customer.core.imports.StepsFixture.plan;
import static io.kontor.customer.core.imports.StepsFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
    private static final String USCC = "91350100M000100Y43";
    private static final KnownRegions REGIONS =
            new KnownRegions().with("1", null).with("11", "1").with("2", null);
    private static SalesFixture sales;
    private static StepsFixture customers;
    private static StepsFixture facts;

    @BeforeAll
    static void open() {
        sales = SalesFixture.derby(REGIONS);
        customers = new StepsFixture(sales, ImportFixture.importer(sales, REGIONS));
        facts = new StepsFixture(sales, ImportFixture.facts(sales, REGIONS));
    }

    @BeforeEach
    void clear() {
        sales.clear();
    }

    @AfterAll
    static void close() {
        sales.close();
    }

    private static ImportRow full(int number, String code, String lifecycle, String ownership) {
        return row(
                number,
                "code",
                code,
                "externalId",
                "E" + code,
                "name",
                "甲公司",
                "lifecycle",
                lifecycle,
                "region",
                "11",
                "phone",
                "021",
                "address",
                "衡山路",
                "annualSales",
                "10.5",
                "axis.ownership",
                ownership);
    }

    private static ImportPlan fullPlan(boolean dryRun) {
        return plan(
                "code",
                dryRun,
                "code",
                "externalId",
                "name",
                "lifecycle",
                "region",
                "phone",
                "address",
                "annualSales",
                "axis.ownership");
    }

    @Test
    void aRevertRestoresCardsListsStagesAndClassificationsExactly() {
        customers.apply(fullPlan(false), List.of(full(2, "K1", "PROSPECT", "state"), full(3, "K2", "SIGNED", "")));
        Map<String, List<String>> before = customers.content();
        ImportPlan plan = fullPlan(false);
        ImportCounts counts = customers.apply(
                plan,
                List.of(
                        row(
                                2,
                                "code",
                                "K1",
                                "externalId",
                                "E9",
                                "name",
                                "乙",
                                "lifecycle",
                                "SIGNED",
                                "phone",
                                "022",
                                "axis.ownership",
                                "collective"),
                        full(3, "K2", "SIGNED", ""),
                        full(4, "K3", "ACTIVE", "state"),
                        row(5, "code", "K4"),
                        row(6, "code", "K2x", "externalId", "EK2", "name", "x")));
        assertThat(counts).isEqualTo(new ImportCounts(5, 1, 1, 1, 2));
        assertThat(customers.refused(plan))
                .isEqualTo(Map.of(
                        5,
                        List.of("name REQUIRED"),
                        6,
                        List.of("externalId DUPLICATE", "externalId EXTERNAL_ID_TAKEN")));
        assertThat(customers.content()).isNotEqualTo(before);
        assertThat(customers.revert(plan)).isEqualTo(new RevertCounts(2, 2, 0));
        assertThat(customers.content()).isEqualTo(before);
    }

    @Test
    void aDryRunCountsAndRefusesTheSameAndWritesNothing() {
        Map<String, List<String>> before = customers.content();
        List<ImportRow> rows = List.of(full(2, "K1", "PROSPECT", "state"), full(3, "K2", "LOST", "state"));
        ImportPlan dry = fullPlan(true);
        ImportPlan real = fullPlan(false);
        assertThat(customers.apply(dry, rows)).isEqualTo(new ImportCounts(2, 1, 0, 0, 1));
        assertThat(customers.content()).isEqualTo(before);
        assertThat(customers.apply(real, rows)).isEqualTo(new ImportCounts(2, 1, 0, 0, 1));
        assertThat(customers.refused(real)).isEqualTo(customers.refused(dry));
    }

    @Test
    void findsCustomersByWhicheverKeyIsNamed() {
        customers.apply(
                plan("code", false, "code", "externalId", "name", CustomerBatch.CREDIT_CODE),
                List.of(row(2, "code", "K1", "externalId", "E1", "name", "a", CustomerBatch.CREDIT_CODE, USCC)));
        ImportPlan byCredit = plan(CustomerBatch.CREDIT_CODE, false, CustomerBatch.CREDIT_CODE, "name");
        assertThat(customers.apply(byCredit, List.of(row(2, CustomerBatch.CREDIT_CODE, USCC, "name", "b"))))
                .isEqualTo(new ImportCounts(1, 0, 1, 0, 0));
        ImportPlan byExternal = plan("externalId", false, "externalId", "name");
        assertThat(customers.apply(byExternal, List.of(row(2, "externalId", "E1", "name", "c"))))
                .isEqualTo(new ImportCounts(1, 0, 1, 0, 0));
        ImportPlan other = plan("externalId", false, "externalId", "code", "name");
        customers.apply(other, List.of(row(2, "externalId", "E2", "code", "K1", "name", "c"), row(3, "code", "K7")));
        assertThat(customers.refused(other).get(2)).containsExactly("code CUSTOMER_CODE_TAKEN");
        assertThat(customers.refused(other).get(3)).contains("externalId REQUIRED");
        assertThat(customers.content().get("customer_customer"))
                .singleElement()
                .asString()
                .contains("|c|");
    }

    @Test
    void aRevertLeavesWhatWasChangedOrUsedSinceAsItIs() {
        ImportPlan plan = plan("code", false, "code", "name");
        customers.apply(
                plan,
                List.of(
                        row(2, "code", "A", "name", "a"),
                        row(3, "code", "B", "name", "b"),
                        row(4, "code", "C", "name", "c")));
        customers.apply(plan("code", false, "code", "name"), List.of(row(2, "code", "A", "name", "mine")));
        ImportPlan sold = plan("externalId", false, TRADE);
        assertThat(facts.apply(sold, List.of(fact(2, "F1", "B", "5")))).isEqualTo(new ImportCounts(1, 1, 0, 0, 0));
        assertThat(customers.revert(plan)).isEqualTo(new RevertCounts(3, 1, 2));
        assertThat(ImportFixture.importer(sales, REGIONS).kept(plan.run(), 0, 10).stream()
                        .map(e -> e.number() + " " + e.violations().get(0).code()))
                .containsExactly("2 CHANGED_SINCE", "3 CUSTOMER_IN_USE");
        assertThat(customers.content().get("customer_customer")).hasSize(2);
    }

    @Test
    void aRevertTouchesOnlyRowsTheCallerMayWrite() {
        ImportPlan plan = plan("code", false, "code", "name", "owner");
        customers.apply(
                plan,
                List.of(
                        row(2, "code", "A", "name", "a", "owner", "anna"),
                        row(3, "code", "B", "name", "b", "owner", "ben")));
        CustomerImporter importer = ImportFixture.importer(sales, REGIONS);
        RevertCounts counts = SalesFixture.as(
                SalesFixture.actor(SalesFixture.BEN, "ben", Scope.OWN, Set.of(FieldClass.AMOUNT)),
                () -> importer.revert(plan.run()));
        assertThat(counts).isEqualTo(new RevertCounts(2, 1, 1));
        assertThat(importer.kept(plan.run(), 0, 9))
                .extracting(e -> e.violations().get(0).code())
                .containsExactly("OUT_OF_SCOPE");
    }

    @Test
    void uniqueValuesThatMovedOnAreMovedBack() {
        String[] columns = {"code", "name", CustomerBatch.CREDIT_CODE};
        customers.apply(
                plan("code", false, columns),
                List.of(
                        row(2, "code", "A", "name", "a", CustomerBatch.CREDIT_CODE, USCC),
                        row(3, "code", "B", "name", "b")));
        ImportPlan first = plan("code", false, columns);
        customers.apply(first, List.of(row(2, "code", "A", "name", "a")));
        ImportPlan second = plan("code", false, columns);
        customers.apply(second, List.of(row(2, "code", "B", "name", "b", CustomerBatch.CREDIT_CODE, USCC)));
        assertThat(customers.revert(first)).isEqualTo(new RevertCounts(1, 0, 1));
        assertThat(customers.revert(second)).isEqualTo(new RevertCounts(1, 1, 0));
        assertThat(customers.content().get("customer_customer")).noneMatch(c -> c.contains(USCC));
    }

    private static final String[] TRADE = {
        "externalId", "customer", "tradedOn", "amount", "quantity", "region", "goodsClass"
    };

    private static ImportRow fact(int number, String id, String customer, String amount) {
        return row(
                number,
                "externalId",
                id,
                "customer",
                customer,
                "tradedOn",
                "2026-01-02",
                "amount",
                amount,
                "quantity",
                "1",
                "region",
                "11");
    }

    @Test
    void tradeFactsComeChangeAndGoTheSameWay() {
        UUID buyer = sales.customer("B1", null, null, Lifecycle.ACTIVE);
        assertThat(buyer).isNotNull();
        facts.apply(plan("externalId", false, TRADE), List.of(fact(2, "F1", "B1", "5"), fact(3, "F2", "B1", "6")));
        Map<String, List<String>> before = facts.content();
        ImportPlan plan = plan("externalId", false, TRADE);
        assertThat(facts.apply(
                        plan,
                        List.of(
                                fact(2, "F1", "B1", "7"),
                                fact(3, "F2", "B1", "6"),
                                fact(4, "F3", "B1", "8"),
                                fact(5, "F4", "nobody", "x"))))
                .isEqualTo(new ImportCounts(4, 1, 1, 1, 1));
        assertThat(facts.refused(plan))
                .isEqualTo(Map.of(5, List.of("customer UNKNOWN_CUSTOMER", "amount ILLEGAL_NUMBER")));
        assertThat(facts.revert(plan)).isEqualTo(new RevertCounts(2, 2, 0));
        assertThat(facts.content()).isEqualTo(before);
    }

    @Test
    void parametersAndColumnsAreCheckedBeforeTheFirstRow() {
        ImportPlan unknown = new ImportPlan(UUID.randomUUID(), "code", Set.of("code"), false, Map.of("colour", "red"));
        assertThatThrownBy(() -> customers.apply(unknown, List.of())).hasMessageContaining("UNKNOWN_PARAMETER");
        ImportPlan noSystem = new ImportPlan(UUID.randomUUID(), "code", Set.of("code", "externalId"), false, Map.of());
        assertThatThrownBy(() -> customers.apply(noSystem, List.of())).hasMessageContaining("system");
        assertThatThrownBy(() -> facts.apply(plan("externalId", false, "externalId"), List.of()))
                .hasMessageContaining("tradedOn");
    }

    /** Whatever a file does to whatever is there, taking it back leaves what was there. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void revertIsTheInverseOfEveryImport(long seed) {
        Random random = new Random(seed);
        customers.apply(fullPlan(false), random(random));
        Map<String, List<String>> before = customers.content();
        ImportPlan plan = fullPlan(false);
        ImportCounts counts = customers.apply(plan, random(random));
        assertThat(counts.created() + counts.updated()).isPositive();
        assertThat(customers.revert(plan).refused()).isZero();
        assertThat(customers.content()).isEqualTo(before);
    }

    private static List<ImportRow> random(Random random) {
        List<ImportRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (random.nextInt(3) > 0) {
                List<String> cells = new ArrayList<>(List.of("code", "R" + i));
                maybe(random, cells, "externalId", "X" + i, "Y" + i);
                maybe(random, cells, "name", "甲", "乙", "Jia");
                maybe(random, cells, "lifecycle", "PROSPECT", "SIGNED", "ACTIVE", "LOST");
                maybe(random, cells, "region", "1", "11", "2", "99");
                maybe(random, cells, "phone", "1", "2");
                maybe(random, cells, "address", "a", "b");
                maybe(random, cells, "annualSales", "1", "2.5");
                maybe(random, cells, "axis.ownership", "state", "collective", "joint-venture");
                rows.add(row(i + 2, cells.toArray(String[]::new)));
            }
        }
        return rows;
    }

    private static void maybe(Random random, List<String> cells, String column, String... values) {
        int pick = random.nextInt(values.length + 1);
        if (pick < values.length) {
            cells.addAll(List.of(column, values[pick]));
        }
    }
}

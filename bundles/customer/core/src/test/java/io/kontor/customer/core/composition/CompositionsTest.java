package io.kontor.customer.core.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.composition.CompositionRequest.Kind;
import io.kontor.customer.api.composition.CustomerShare;
import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.core.KnownCodes;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.trade.GoodsClasses;
import io.kontor.customer.core.trade.TradeHistoryFixture;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.trade.TradeHistoryProvider;
import io.kontor.kernel.api.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompositionsTest {
    private static final DateRange MAY = new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));

    private static final KnownRegions REGIONS = new KnownRegions()
            .with("1", null)
            .with("11", "1")
            .with("111", "11")
            .with("2", null)
            .with("21", "2");
    private final KnownCodes codes =
            new KnownCodes().with(GoodsClasses.LIST, "tea", "茶", "Tea").with(GoodsClasses.LIST, "rice", "米", "Rice");
    private final List<TradeHistoryProvider> providers = new ArrayList<>();
    private static SalesFixture sales;

    @BeforeAll
    static void open() {
        sales = SalesFixture.derby(REGIONS);
    }

    @BeforeEach
    void start() {
        sales.clear();
    }

    @AfterAll
    static void close() {
        sales.close();
    }

    private JpaCompositions compositions() {
        return new JpaCompositions(sales.transactions(), TradeHistoryFixture.over(providers), REGIONS, codes);
    }

    private static CompositionRequest by(Kind kind) {
        return new CompositionRequest(kind, Basis.AMOUNT, MAY, null, 1, null, null);
    }

    private Composition analyse(CompositionRequest request) {
        return SalesFixture.run(() -> compositions().analyse(request));
    }

    private static List<String> table(Composition composition) {
        return composition.rows().stream()
                .map(r -> r.key() + " " + r.value() + " " + r.share() + " " + r.cumulativeShare() + " " + r.customers()
                        + " " + r.previousValue() + " " + r.delta())
                .toList();
    }

    @Test
    void c19AddsUpByGoodsClassWithUnknownLast() {
        UUID a = sales.customer("A");
        UUID b = sales.customer("B");
        sales.sale(a, "2026-05-01", "tea", "100");
        sales.sale(b, "2026-05-31", "tea", "50.5");
        sales.sale(a, "2026-05-10", "rice", "49.5");
        sales.sale(b, "2026-05-10", "", "100");
        sales.sale(a, "2026-04-30", "tea", "75");
        sales.sale(a, "2026-04-01", "salt", "10");
        sales.sale(a, "2026-03-31", "tea", "999");
        sales.sale(a, "2026-06-01", "tea", "999");
        Composition result = analyse(by(Kind.GOODS_CLASS));
        assertThat(table(result))
                .containsExactly(
                        "tea 150.50 50.17 50.17 2 75.00 100.67",
                        "rice 49.50 16.50 66.67 1 0.00 null",
                        "salt 0.00 0.00 66.67 0 10.00 -100.00",
                        "unknown 100.00 33.33 100.00 1 0.00 null");
        assertThat(result.total()).isEqualTo(new BigDecimal("300.00"));
        assertThat(result.previousTotal()).isEqualTo(new BigDecimal("85.00"));
        assertThat(result.previousPeriod())
                .isEqualTo(new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30)));
        assertThat(result.currency()).isEqualTo("CNY");
        assertThat(result.sources()).containsExactly("customer");
    }

    @Test
    void c19AddsUpByGradeOnThePeriodsLastDay() {
        UUID a = sales.customer("A");
        UUID b = sales.customer("B");
        UUID c = sales.customer("C");
        sales.grade(a, "A", GradeAssignment.Kind.CONFIRMED, "2026-01-01", "2026-12-31");
        sales.grade(b, "A", GradeAssignment.Kind.CONFIRMED, "2026-01-01", "2026-12-31");
        sales.grade(b, "B", GradeAssignment.Kind.OVERRIDDEN, "2026-05-31", "2026-06-01");
        sales.grade(c, "A", GradeAssignment.Kind.CONFIRMED, "2026-01-01", "2026-05-30");
        for (UUID customer : List.of(a, b, c)) {
            sales.sale(customer, "2026-05-10", "tea", "10");
        }
        assertThat(table(analyse(by(Kind.GRADE))))
                .containsExactly(
                        "A 10.00 33.34 33.34 1 0.00 null",
                        "B 10.00 33.33 66.67 1 0.00 null",
                        "unknown 10.00 33.33 100.00 1 0.00 null");
    }

    @Test
    void c19AddsUpByTheFactsRegionElseTheCustomers() {
        UUID here = sales.customer("A", null, "111", Lifecycle.ACTIVE);
        UUID nowhere = sales.customer("B");
        sales.sale(here, "2026-05-10", "", "10");
        sales.sale(here, "2026-05-10", "@21", "20");
        sales.sale(nowhere, "2026-05-10", "", "5");
        assertThat(table(analyse(by(Kind.REGION))))
                .containsExactly(
                        "21 20.00 57.14 57.14 1 0.00 null",
                        "111 10.00 28.57 85.71 1 0.00 null",
                        "unknown 5.00 14.29 100.00 1 0.00 null");
    }

    @Test
    void c40GroupsByTheAncestorAtALevel() {
        UUID a = sales.customer("A");
        sales.sale(a, "2026-05-10", "@111", "10");
        sales.sale(a, "2026-05-10", "@11", "20");
        sales.sale(a, "2026-05-10", "@21", "5");
        sales.sale(a, "2026-05-10", "@2", "3");
        CompositionRequest roots = new CompositionRequest(Kind.REGION, Basis.AMOUNT, MAY, null, 1, null, 0);
        assertThat(analyse(roots).rows())
                .extracting(r -> r.key() + "=" + r.value() + " " + r.label())
                .containsExactly("1=30.00 Region 1", "2=8.00 Region 2", "unknown=0.00 Unknown");
        CompositionRequest provinces = new CompositionRequest(Kind.REGION, Basis.AMOUNT, MAY, null, 1, null, 1);
        assertThat(analyse(provinces).rows())
                .extracting(r -> r.key() + "=" + r.value())
                .containsExactly("11=30.00", "21=5.00", "unknown=3.00");
    }

    @Test
    void countsARegionTheTreeForgotAsUnknown() {
        UUID a = sales.customer("A");
        sales.sale(a, "2026-05-10", "@21", "5");
        REGIONS.without("21");
        try {
            assertThat(table(analyse(by(Kind.REGION)))).containsExactly("unknown 5.00 100.00 100.00 1 0.00 null");
        } finally {
            REGIONS.with("21", "2");
        }
    }

    @Test
    void namesRowsInTheCallersLanguage() {
        sales.sale(sales.customer("A"), "2026-05-10", "tea", "5");
        Composition chinese = new Call(SalesFixture.anna(Scope.ALL), Locale.SIMPLIFIED_CHINESE, "t", Channel.API, null)
                .run(() -> compositions().analyse(by(Kind.GOODS_CLASS)));
        assertThat(chinese.rows()).extracting(Composition.Row::label).containsExactly("茶", "未知");
        assertThat(chinese.inputsHash()).isEqualTo(analyse(by(Kind.GOODS_CLASS)).inputsHash());
    }

    @Test
    void hasARowForUnknownEvenWithoutAnyFact() {
        Composition nothing = analyse(by(Kind.REGION));
        assertThat(table(nothing)).containsExactly("unknown 0.00 0.00 0.00 0 0.00 null");
        assertThat(nothing.currency()).isNull();
    }

    @Test
    void asksForACurrencyOnlyWhenFactsInScopeHaveSeveral() {
        UUID mine = sales.customer("A", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        UUID other = sales.customer("B", SalesFixture.BEN, null, Lifecycle.ACTIVE);
        sales.sale(mine, "2026-05-10", "tea", "5", "USD");
        sales.sale(other, "2026-05-10", "tea", "7", "CNY");
        assertThatThrownBy(() -> analyse(by(Kind.GOODS_CLASS))).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.kind()).isEqualTo(ProblemKind.INVALID);
            assertThat(e.code()).isEqualTo("CURRENCY_REQUIRED");
            assertThat(e.args()).containsEntry("currencies", "CNY, USD");
        });
        CompositionRequest cny = new CompositionRequest(Kind.GOODS_CLASS, Basis.AMOUNT, MAY, "CNY", 1, null, null);
        assertThat(analyse(cny).total()).isEqualTo(new BigDecimal("7.00"));
        Composition own = SalesFixture.as(
                SalesFixture.anna(Scope.OWN), () -> compositions().analyse(by(Kind.GOODS_CLASS)));
        assertThat(own.currency()).isEqualTo("USD");
        CompositionRequest quantity =
                new CompositionRequest(Kind.GOODS_CLASS, Basis.QUANTITY, MAY, null, 1, null, null);
        assertThat(analyse(quantity).total()).isEqualTo(new BigDecimal("2"));
        assertThat(analyse(quantity).currency()).isNull();
    }

    @Test
    void c39CountsOnlyCustomersInScope() {
        UUID mine = sales.customer("A", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        UUID inRegion = sales.customer("B", SalesFixture.BEN, "111", Lifecycle.ACTIVE);
        UUID outside = sales.customer("C", SalesFixture.BEN, "21", Lifecycle.ACTIVE);
        sales.sale(mine, "2026-05-10", "tea", "1");
        sales.sale(inRegion, "2026-05-10", "tea", "20");
        sales.sale(outside, "2026-05-10", "tea", "400");
        providers.add(provider("erp", fact(outside, "tea", "5000"), fact(mine, "tea", "3")));
        for (Scope scope : Scope.values()) {
            String expected =
                    switch (scope) {
                        case OWN, TEAM -> "4.00";
                        case REGION_SUBTREE -> "24.00";
                        case ALL -> "5424.00";
                    };
            Composition seen = SalesFixture.as(
                    SalesFixture.anna(scope), () -> compositions().analyse(by(Kind.GOODS_CLASS)));
            assertThat(seen.total()).as(scope.name()).isEqualTo(new BigDecimal(expected));
            List<CustomerShare> customers = SalesFixture.as(SalesFixture.anna(scope), () -> compositions()
                            .customers(by(Kind.GOODS_CLASS), null, 10, null))
                    .items();
            assertThat(customers).as(scope.name()).hasSize((int)
                    seen.concentration().customers());
        }
    }

    @Test
    void c39NeedsClassAmountForAmountsOnly() {
        sales.sale(sales.customer("A"), "2026-05-10", "tea", "5");
        var blind = SalesFixture.actor(SalesFixture.BEN, "ben", Scope.ALL, Set.of());
        assertThatThrownBy(() -> SalesFixture.as(blind, () -> compositions().analyse(by(Kind.GRADE))))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo("FIELD_CLASS_MISSING"));
        CompositionRequest quantity = new CompositionRequest(Kind.GRADE, Basis.QUANTITY, MAY, null, 1, null, null);
        assertThat(SalesFixture.as(blind, () -> compositions().analyse(quantity))
                        .total())
                .isEqualTo("1");
    }

    @Test
    void addsProvidersDropsUnknownCustomersAndClosesTheirStreams() {
        UUID a = sales.customer("A");
        sales.sale(a, "2026-05-10", "tea", "5");
        List<String> closed = new ArrayList<>();
        TradeFact stranger = fact(UUID.randomUUID(), "tea", "1000");
        TradeFact before =
                new TradeFact(a, LocalDate.of(2026, 4, 2), "tea", null, BigDecimal.TEN, "CNY", BigDecimal.ONE);
        providers.add(new TradeHistoryProvider() {
            @Override
            public String source() {
                return "erp";
            }

            @Override
            public java.util.stream.Stream<TradeFact> facts(DateRange period) {
                return java.util.stream.Stream.of(stranger, before, fact(a, "tea", "7"), fact(a, null, "8"))
                        .onClose(() -> closed.add("closed"));
            }
        });
        Composition result = analyse(by(Kind.GOODS_CLASS));
        assertThat(table(result))
                .containsExactly("tea 12.00 60.00 60.00 1 10.00 20.00", "unknown 8.00 40.00 100.00 1 0.00 null");
        assertThat(result.sources()).containsExactly("customer", "erp");
        assertThat(closed).hasSize(2);
    }

    static TradeFact fact(UUID customer, String goods, String amount) {
        return new TradeFact(
                customer, LocalDate.of(2026, 5, 3), goods, null, new BigDecimal(amount), "CNY", BigDecimal.ONE);
    }

    static TradeHistoryProvider provider(String source, TradeFact... facts) {
        return new TradeHistoryProvider() {
            @Override
            public String source() {
                return source;
            }

            @Override
            public java.util.stream.Stream<TradeFact> facts(DateRange period) {
                return java.util.stream.Stream.of(facts);
            }
        };
    }

    @Test
    void c34RollsUpToTheTopmostCustomerInScopeAsOfThePeriodsEnd() {
        UUID group = sales.customer("G", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        UUID member = sales.customer("M", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        UUID shop = sales.customer("S", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        UUID former = sales.customer("F", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        UUID secret = sales.customer("X", SalesFixture.BEN, null, Lifecycle.ACTIVE);
        sales.relation(shop, Relation.Type.GROUP_MEMBER, member, "2020-01-01", null);
        sales.relation(member, Relation.Type.GROUP_MEMBER, group, "2026-05-31", "2026-05-31");
        sales.relation(group, Relation.Type.GROUP_MEMBER, secret, "2020-01-01", null);
        sales.relation(former, Relation.Type.GROUP_MEMBER, group, "2020-01-01", "2026-05-30");
        sales.relation(former, Relation.Type.DEALER_OF, group, "2020-01-01", null);
        sales.grade(group, "A", GradeAssignment.Kind.CONFIRMED, "2026-01-01", "2026-12-31");
        sales.sale(shop, "2026-05-10", "tea", "10");
        sales.sale(member, "2026-05-10", "tea", "20");
        sales.sale(former, "2026-05-10", "tea", "5");
        sales.sale(shop, "2026-04-10", "tea", "3");
        CompositionRequest grouped =
                new CompositionRequest(Kind.GRADE, Basis.AMOUNT, MAY, null, 1, Relation.Type.GROUP_MEMBER, null);
        Composition mine = SalesFixture.as(
                SalesFixture.anna(Scope.OWN), () -> compositions().analyse(grouped));
        assertThat(table(mine))
                .containsExactly("A 30.00 85.71 85.71 1 3.00 900.00", "unknown 5.00 14.29 100.00 1 0.00 null");
        assertThat(mine.concentration().customers()).isEqualTo(2);
        Page<CustomerShare> behind = SalesFixture.as(
                SalesFixture.anna(Scope.OWN), () -> compositions().customers(grouped, "A", 10, null));
        assertThat(behind.items()).extracting(CustomerShare::code).containsExactly("G");
        Composition all = SalesFixture.run(() -> compositions().analyse(grouped));
        assertThat(table(all)).containsExactly("unknown 35.00 100.00 100.00 2 3.00 1066.67");
    }

    @Test
    void c20DrillsDownInPages() {
        for (int i = 0; i < 7; i++) {
            sales.sale(sales.customer("C" + i), "2026-05-10", i < 5 ? "tea" : "rice", String.valueOf(10 * (i % 3 + 1)));
        }
        List<CustomerShare> all = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            String at = cursor;
            Page<CustomerShare> page =
                    SalesFixture.run(() -> compositions().customers(by(Kind.GOODS_CLASS), "tea", 2, at));
            assertThat(page.total()).isEqualTo(5);
            all.addAll(page.items());
            cursor = page.nextCursor();
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(3);
        assertThat(all)
                .extracting(c -> c.code() + " " + c.value() + " " + c.share())
                .containsExactly(
                        "C2 30.00 33.34", "C1 20.00 22.22", "C4 20.00 22.22", "C0 10.00 11.11", "C3 10.00 11.11");
        assertThat(SalesFixture.run(() -> compositions().customers(by(Kind.GOODS_CLASS), "none", 2, null))
                        .items())
                .isEmpty();
    }

    @Test
    void refusesForeignCursorsAndLimits() {
        for (int i = 0; i < 3; i++) {
            sales.sale(sales.customer("C" + i), "2026-05-10", "tea", "1");
        }
        String cursor = SalesFixture.run(() -> compositions().customers(by(Kind.GOODS_CLASS), "tea", 1, null))
                .nextCursor();
        for (String wrong : List.of("", "x", "!!!", cursor + "A", "9".repeat(9_000))) {
            assertThatThrownBy(() ->
                            SalesFixture.run(() -> compositions().customers(by(Kind.GOODS_CLASS), "tea", 1, wrong)))
                    .isInstanceOfSatisfying(
                            KontorException.class, e -> assertThat(e.code()).isEqualTo("CURSOR_INVALID"));
        }
        assertThatThrownBy(() -> SalesFixture.run(() -> compositions().customers(by(Kind.GRADE), "tea", 1, cursor)))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo("CURSOR_INVALID"));
        assertThatThrownBy(() -> SalesFixture.run(() -> compositions().customers(by(Kind.GRADE), null, 501, null)))
                .hasMessageContaining("OUT_OF_RANGE");
        assertThatThrownBy(() -> analyse(new CompositionRequest(Kind.GRADE, Basis.AMOUNT, MAY, "rmb", 0, null, 99)))
                .hasMessageContaining("topN")
                .hasMessageContaining("regionLevel")
                .hasMessageContaining("ILLEGAL_CURRENCY");
    }

    @Test
    void sameInputSameHashOtherInputOtherHash() {
        UUID a = sales.customer("A");
        sales.sale(a, "2026-05-10", "tea", "5");
        String first = analyse(by(Kind.GOODS_CLASS)).inputsHash();
        assertThat(first).hasSize(64).isEqualTo(analyse(by(Kind.GOODS_CLASS)).inputsHash());
        assertThat(analyse(by(Kind.GRADE)).inputsHash()).isNotEqualTo(first);
        sales.sale(a, "2026-04-10", "tea", "0.0001");
        assertThat(analyse(by(Kind.GOODS_CLASS)).inputsHash()).isNotEqualTo(first);
    }
}

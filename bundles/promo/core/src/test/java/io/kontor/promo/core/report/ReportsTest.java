package io.kontor.promo.core.report;

import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.report.AgingRow;
import io.kontor.promo.api.report.CostKey;
import io.kontor.promo.api.report.CostRow;
import io.kontor.promo.api.report.LedgerRow;
import io.kontor.promo.api.report.MonthlyRow;
import io.kontor.promo.api.report.PromoReports;
import io.kontor.promo.api.report.Recall;
import io.kontor.promo.api.report.StockAlert;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.issue.IssueExporter;
import io.kontor.promo.core.issue.IssueWorld;
import io.kontor.promo.core.ledger.Leg;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final LocalDate TODAY = PromoWorld.TODAY;
    private static final DateRange MARCH = new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
    private static final Grant REPORT_OWN = new Grant("promo:report:read", Scope.OWN, Set.of());

    private final IssueWorld world = new IssueWorld();
    private final JpaPromoReports reports = new JpaPromoReports(
            world.base.transactions, world.base.kernel.staff(), world.base.kernel.regions(), world.base.clock);
    private final UUID pen = world.item("PEN", "2.50");
    private final UUID store = world.base.warehouse("STORE");

    @AfterEach
    void close() {
        world.close();
    }

    private CustomerIssue give(UUID place, UUID item, String to, String units) {
        CustomerIssueData asked = new CustomerIssueData(
                CustomerRef.typed(to),
                null,
                place,
                null,
                List.of(IssueWorld.line(item, units)),
                "visit",
                null,
                null,
                null,
                null,
                List.of());
        return world.give(PromoWorld.ADMIN, asked);
    }

    private void on(LocalDate day) {
        world.base.clock.turnTo(day);
    }

    @Test
    void r068p42KeepsTheRegisterOfAnItemWithItsRunningBalance() {
        on(TODAY.minusDays(20));
        world.base.receive(pen, store, 30);
        on(TODAY);
        give(store, pen, "Shop", "4");
        world.base.receive(pen, store, 6);

        List<LedgerRow> rows = PromoWorld.admin(() -> reports.ledger(store, pen, MARCH));

        assertThat(rows)
                .extracting(LedgerRow::kind, LedgerRow::in, LedgerRow::out, LedgerRow::balance)
                .containsExactlyInAnyOrder(
                        tuple(MovementKind.ISSUE, 0L, 4L, rows.get(0).kind() == MovementKind.ISSUE ? 26L : 32L),
                        tuple(MovementKind.RECEIPT, 6L, 0L, rows.get(0).kind() == MovementKind.ISSUE ? 32L : 36L));
        assertThat(rows.get(1).balance()).isEqualTo(32);
        refused("UNKNOWN_PLACE", () -> PromoWorld.admin(() -> reports.ledger(UUID.randomUUID(), pen, MARCH)));
        refused("UNKNOWN_ITEM", () -> PromoWorld.admin(() -> reports.ledger(store, UUID.randomUUID(), MARCH)));
        DateRange twoYears = new DateRange(TODAY.minusYears(2), TODAY);
        refused("PERIOD_TOO_LONG", () -> PromoWorld.admin(() -> reports.ledger(store, pen, twoYears)));
        Actor li = world.base.rep("li", REPORT_OWN);
        refused("UNKNOWN_PLACE", () -> PromoWorld.as(li, () -> reports.ledger(store, pen, MARCH)));
    }

    @Test
    void p42SumsUpAMonthByKindOfMovement() {
        on(LocalDate.of(2026, 2, 20));
        world.base.receive(pen, store, 30);
        on(TODAY);
        give(store, pen, "Shop", "4");
        world.base.receive(pen, store, 6);

        List<MonthlyRow> rows = PromoWorld.admin(() -> reports.monthly(TODAY, null));

        assertThat(rows)
                .containsExactly(new MonthlyRow(
                        store, pen, 30, Map.of(MovementKind.RECEIPT, 6L), Map.of(MovementKind.ISSUE, 4L), 32));
        Actor li = world.base.rep("li", REPORT_OWN);
        assertThat(PromoWorld.as(li, () -> reports.monthly(TODAY, null))).isEmpty();
    }

    @Test
    void p26AddsUpCostByCustomerAndRepWithoutWhatCameBack() {
        UUID free = world.base.item("FREE");
        world.base.receive(pen, store, 30);
        world.base.receive(free, store, 5);
        give(store, pen, "Shop A", "4");
        give(store, free, "Shop A", "5");
        CustomerIssue b = give(store, pen, "Shop B", "10");
        PromoWorld.admin(
                () -> world.issues.takeBack(b.id(), b.version(), List.of(IssueWorld.line(pen, "2")), null, "back"));

        List<CostRow> rows = PromoWorld.admin(() -> reports.cost(CostKey.CUSTOMER, MARCH));

        assertThat(rows)
                .extracting(CostRow::name, CostRow::quantity)
                .containsExactly(tuple("Shop B", 8L), tuple("Shop A", 4L));
        assertThat(rows.get(0).cost().amount()).isEqualByComparingTo("20");
        for (CostKey key : CostKey.values()) {
            assertThat(PromoWorld.admin(() -> reports.cost(key, MARCH)).stream()
                            .map(row -> row.cost().amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("30");
        }
        Actor li = world.base.rep("li", REPORT_OWN);
        refused("FIELD_CLASS_MISSING", () -> PromoWorld.as(li, () -> reports.cost(CostKey.REP, MARCH)));
    }

    @Test
    void p35TellsHowLongStockHasBeenLying() {
        on(TODAY.minusDays(200));
        world.base.receive(pen, store, 30);
        on(TODAY.minusDays(40));
        world.base.receive(pen, store, 10);
        give(store, pen, "Shop", "5");
        on(TODAY);

        assertThat(PromoWorld.admin(() -> reports.aging(null)))
                .containsExactly(new AgingRow(store, pen, 35, TODAY.minusDays(40), List.of(0L, 10L, 0L, 25L, 0L)));
    }

    private UUID milk() {
        return PromoWorld.admin(() -> world.base.items.add(new PromoItemData(
                        "MILK",
                        "Milk",
                        ItemKind.SAMPLE,
                        Tracking.LOT,
                        "piece",
                        Map.of(),
                        new Money(BigDecimal.ONE, "CNY"),
                        null,
                        5,
                        20L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .id();
    }

    @Test
    void p28p29p10AlertsOfLowStockExpiryAndWhatIsOnTheWayForLong() {
        UUID milk = milk();
        UUID soon = world.base.lot(milk, "SOON", TODAY.plusDays(15));
        UUID gone = world.base.lot(milk, "GONE", TODAY.plusDays(4));
        on(TODAY.minusDays(5));
        for (UUID lot : List.of(soon, gone)) {
            world.base.post(
                    MovementKind.RECEIPT,
                    PostingLine.of(milk, Place.SUPPLIER, store, 9).ofLot(lot));
        }
        UUID bag = world.base.automatic.bagOf(world.base.kernel.user("li"));
        UUID transit = PromoWorld.admin(() -> world.base.automatic.transitTo(bag));
        world.base.move(MovementKind.DISPATCH, Leg.of(milk, soon, store, transit, 2));
        on(TODAY);

        List<StockAlert> alerts = PromoWorld.admin(() -> reports.alerts(null));

        assertThat(alerts)
                .contains(
                        new StockAlert(StockAlert.Kind.LOW, store, milk, null, 7, null, 15),
                        new StockAlert(StockAlert.Kind.EXPIRING, store, milk, soon, 7, TODAY.plusDays(15), 0),
                        new StockAlert(StockAlert.Kind.EXPIRED, store, milk, gone, 9, TODAY.plusDays(4), 0),
                        new StockAlert(StockAlert.Kind.UNCONFIRMED, transit, milk, null, 2, TODAY.minusDays(5), 0));
        assertThat(alerts).filteredOn(a -> a.kind() == StockAlert.Kind.LOW).hasSize(1);
    }

    @Test
    void p30TellsWhoHoldsAndWhoReceivedALot() {
        UUID milk = world.base.item("MILK", Tracking.LOT);
        UUID lot = world.base.lot(milk, "L1", null);
        world.base.post(
                MovementKind.RECEIPT,
                PostingLine.of(milk, Place.SUPPLIER, store, 9).ofLot(lot));
        CustomerIssue kept = give(store, milk, "Shop A", "3");
        CustomerIssue undone = give(store, milk, "Shop B", "2");
        PromoWorld.admin(() -> world.issues.undo(undone.id(), undone.version(), "wrong"));

        Recall recall = PromoWorld.admin(() -> reports.recall(lot));

        assertThat(recall.holders()).containsExactly(new DayBalance(store, milk, lot, 6));
        assertThat(recall.receivers())
                .containsExactly(
                        new Recall.Receiver(CustomerRef.typed("Shop A"), PromoWorld.ADMIN.id(), TODAY, kept.id(), 3));
        refused("UNKNOWN_LOT", () -> PromoWorld.admin(() -> reports.recall(UUID.randomUUID())));
    }

    @Test
    void worksAReportOutOnceForAllPagesOfAFile() {
        UUID cup = world.item("CUP", "1");
        for (UUID item : List.of(pen, cup)) {
            for (UUID place : List.of(store, world.base.warehouse("W-" + item))) {
                world.base.receive(item, place, 5);
            }
        }
        AtomicInteger worked = new AtomicInteger();
        PromoReports counted = (PromoReports) Proxy.newProxyInstance(
                ReportsTest.class.getClassLoader(), new Class<?>[] {PromoReports.class}, (proxy, method, args) -> {
                    worked.incrementAndGet();
                    return method.invoke(reports, args);
                });
        MonthlyExporter monthly = new MonthlyExporter(counted, world.base.transactions);
        Filter march = ListQuery.where("month eq '2026-03-01'").filter();

        List<List<@Nullable Object>> rows = PromoWorld.admin(() -> {
            Exporter.Pages pages = monthly.pages(List.of("place", "item", "closing"));
            List<List<@Nullable Object>> all = new ArrayList<>();
            String cursor = null;
            do {
                Page<List<@Nullable Object>> page = pages.page(new ListQuery(march, List.of(), 1, cursor, true));
                assertThat(page.items()).hasSize(1);
                assertThat(page.total()).isEqualTo(4);
                all.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null);
            return all;
        });

        assertThat(worked).hasValue(1);
        assertThat(rows).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void p42GivesReportsAndIssuesAsTables() {
        world.base.receive(pen, store, 30);
        give(store, pen, "Shop A", "4");
        LedgerExporter ledger = new LedgerExporter(reports, world.base.transactions);
        CostExporter cost = new CostExporter(reports, world.base.transactions);
        MonthlyExporter monthly = new MonthlyExporter(reports, world.base.transactions);
        IssueExporter issues = new IssueExporter(world.base.transactions);
        ListQuery march = ListQuery.where("placeId eq '" + store + "' and itemId eq '" + pen
                + "' and from eq '2026-03-01' and to eq '2026-03-31'");

        Page<List<@Nullable Object>> rows =
                PromoWorld.admin(() -> ledger.rows(march, List.of("day", "kind", "in", "out", "balance")));

        assertThat(rows.items()).hasSize(2).contains(List.of(TODAY, "RECEIPT", 30L, 0L, 30L));
        ListQuery byCustomer = ListQuery.where("by eq 'CUSTOMER' and from eq '2026-03-01' and to eq '2026-03-31'");
        assertThat(PromoWorld.admin(() -> cost.rows(byCustomer, List.of("name", "quantity")))
                        .items())
                .containsExactly(List.of("Shop A", 4L));
        assertThat(PromoWorld.admin(() -> monthly.rows(
                                ListQuery.where("month eq '2026-03-01'"), List.of("place", "item", "closing")))
                        .items())
                .containsExactly(List.of("STORE", "PEN", 26L));
        assertThat(PromoWorld.admin(() -> issues.rows(
                                ListQuery.where("customerName eq 'Shop A'"), List.of("customer", "items", "quantity")))
                        .items())
                .containsExactly(List.of("Shop A", "PEN × 4", 4L));
        refused("FILTER_VALUE", () -> PromoWorld.admin(() -> ledger.rows(ListQuery.all(), List.of("day"))));
        refused("FILTER_VALUE", () -> PromoWorld.admin(() -> cost.rows(ListQuery.where("by eq 'MOON'"), List.of())));
        Actor reader = world.base.rep("reader", IssueWorld.READ);
        refused("PERMISSION_MISSING", () -> PromoWorld.as(reader, () -> issues.rows(ListQuery.all(), List.of("day"))));
    }
}

package io.kontor.customer.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.trade.TradeEntry;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradeEntriesTest {
    private static final KnownRegions REGIONS =
            new KnownRegions().with("1", null).with("11", "1").with("2", null);
    private static final Actor BLIND = SalesFixture.actor(SalesFixture.BEN, "ben", Scope.ALL, Set.of());
    private static SalesFixture sales;

    private JpaTradeEntries entries;
    private UUID mine;
    private UUID other;

    @BeforeAll
    static void open() {
        sales = SalesFixture.derby(REGIONS);
    }

    @AfterAll
    static void close() {
        sales.close();
    }

    @BeforeEach
    void twoCustomers() {
        sales.clear();
        entries = new JpaTradeEntries(sales.transactions(), REGIONS);
        mine = sales.customer("A", SalesFixture.ANNA, "11", Lifecycle.ACTIVE);
        other = sales.customer("B", SalesFixture.BEN, "2", Lifecycle.ACTIVE);
    }

    private static TradeEntryData data(UUID customer, String externalId, String region, String amount) {
        return new TradeEntryData(
                externalId,
                customer,
                LocalDate.of(2026, 5, 1),
                "tea",
                region,
                amount == null ? null : new Money(new BigDecimal(amount), "CNY"),
                new BigDecimal("2.5"));
    }

    private static void refused(ProblemKind kind, String code, ThrowingCallable call) {
        KontorException e = catchThrowableOfType(KontorException.class, call);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.kind()).isEqualTo(kind);
    }

    private static <T> T run(java.util.function.Supplier<T> work) {
        return SalesFixture.run(work);
    }

    private List<String> found(Actor actor, String filter) {
        return SalesFixture.as(actor, () -> entries.list(ListQuery.where(filter))).items().stream()
                .map(e -> e.data().externalId())
                .sorted()
                .toList();
    }

    @Test
    void addsReplacesAndDeletes() {
        TradeEntry added = run(() -> entries.add(data(mine, "1", "11", "10.5")));
        assertThat(added.data()).isEqualTo(data(mine, "1", "11", "10.50"));
        assertThat(run(() -> entries.get(added.id()))).isEqualTo(added);
        TradeEntry same = run(() -> entries.replace(added.id(), added.version(), data(mine, "1", "11", "10.5000")));
        assertThat(same.version()).isEqualTo(added.version());
        TradeEntry changed = run(() -> entries.replace(added.id(), added.version(), data(other, "1", null, "-7")));
        assertThat(changed.version()).isEqualTo(added.version() + 1);
        assertThat(changed.data()).isEqualTo(data(other, "1", null, "-7.00"));
        refused(
                ProblemKind.STALE,
                "VERSION_STALE",
                () -> run(() -> entries.replace(added.id(), added.version(), data(mine, "1", null, "1"))));
        SalesFixture.run(() -> {
            entries.delete(added.id(), changed.version());
            return added;
        });
        refused(ProblemKind.NOT_FOUND, "NOT_FOUND", () -> run(() -> entries.get(added.id())));
    }

    @Test
    void refusesUnknownCustomersRegionsAndTakenIds() {
        run(() -> entries.add(data(mine, "1", null, "1")));
        refused(ProblemKind.CONFLICT, "EXTERNAL_ID_TAKEN", () -> run(() -> entries.add(data(other, "1", null, "1"))));
        refused(ProblemKind.INVALID, "UNKNOWN_REGION", () -> run(() -> entries.add(data(mine, "2", "9", "1"))));
        refused(
                ProblemKind.INVALID,
                "UNKNOWN_CUSTOMER",
                () -> run(() -> entries.add(data(UUID.randomUUID(), "2", null, "1"))));
        refused(ProblemKind.INVALID, "INVALID_INPUT", () -> run(() -> entries.add(data(mine, "2", null, "1e20"))));
        refused(ProblemKind.INVALID, "INVALID_INPUT", () -> run(() -> entries.add(data(mine, "2", null, null))));
        run(() -> entries.add(data(mine, null, null, "1")));
        run(() -> entries.add(data(mine, null, null, "1")));
    }

    @Test
    void c39FollowsTheRowsOfTheCustomer() {
        TradeEntry hidden = run(() -> entries.add(data(other, "o", "11", "1")));
        run(() -> entries.add(data(mine, "m", null, "1")));
        Actor own = SalesFixture.anna(Scope.OWN);
        Page<TradeEntry> seen = SalesFixture.as(own, () -> entries.list(ListQuery.all()));
        assertThat(seen.items()).extracting(e -> e.data().externalId()).containsExactly("m");
        assertThat(seen.total()).isEqualTo(1);
        refused(ProblemKind.NOT_FOUND, "NOT_FOUND", () -> SalesFixture.as(own, () -> entries.get(hidden.id())));
        refused(
                ProblemKind.INVALID,
                "UNKNOWN_CUSTOMER",
                () -> SalesFixture.as(own, () -> entries.add(data(other, "x", null, "1"))));
        refused(
                ProblemKind.NOT_FOUND,
                "NOT_FOUND",
                () -> SalesFixture.as(
                        own, () -> entries.replace(hidden.id(), hidden.version(), data(mine, "o", null, "1"))));
        Actor region = SalesFixture.anna(Scope.REGION_SUBTREE);
        assertThat(found(region, "quantity gt 0")).containsExactly("m");
    }

    @Test
    void c39MasksSumsRowByRow() {
        TradeEntry entry = run(() -> entries.add(data(mine, "m", null, "5")));
        run(() -> entries.add(data(other, "o", null, "6")));
        TradeEntry masked = SalesFixture.as(BLIND, () -> entries.get(entry.id()));
        assertThat(masked.data().value()).isNull();
        assertThat(masked.masked()).containsExactly("data.value");
        Actor ownSums = new Actor(
                SalesFixture.ANNA,
                "anna",
                null,
                Set.of(),
                List.of(
                        new Grant("customer:trade:*", Scope.ALL, Set.of()),
                        new Grant("customer:trade:*", Scope.OWN, Set.of(FieldClass.AMOUNT))));
        assertThat(SalesFixture.as(ownSums, () -> entries.list(ListQuery.where("quantity gt 0")))
                        .items())
                .filteredOn(e -> e.masked().isEmpty())
                .extracting(e -> e.data().externalId())
                .containsExactly("m");
        refused(ProblemKind.FORBIDDEN, "FIELD_CLASS_MISSING", () -> found(BLIND, "amount gt 1"));
        refused(
                ProblemKind.FORBIDDEN,
                "FIELD_CLASS_MISSING",
                () -> SalesFixture.as(BLIND, () -> entries.list(ListQuery.of(null, "amount", null, null, null))));
        refused(
                ProblemKind.FORBIDDEN,
                "FIELD_CLASS_MISSING",
                () -> SalesFixture.as(BLIND, () -> entries.add(data(mine, "x", null, "1"))));
        TradeEntry kept = SalesFixture.as(
                BLIND, () -> entries.replace(entry.id(), entry.version(), data(mine, "m2", null, null)));
        assertThat(kept.data().externalId()).isEqualTo("m2");
        assertThat(run(() -> entries.get(entry.id())).data().value())
                .isEqualTo(new Money(new BigDecimal("5.00"), "CNY"));
    }

    @Test
    void c40FindsFactsBelowARegionByTheirOwnElseTheirCustomersRegion() {
        run(() -> entries.add(data(mine, "byCustomer", null, "1")));
        run(() -> entries.add(data(other, "byFact", "11", "1")));
        run(() -> entries.add(data(mine, "elsewhere", "2", "1")));
        Actor all = SalesFixture.anna(Scope.ALL);
        assertThat(found(all, "region descendantOf 1")).containsExactly("byCustomer", "byFact");
        assertThat(found(all, "region descendantOf 9")).isEmpty();
        assertThat(found(all, "region eq 11")).containsExactly("byFact");
        assertThat(found(all, "region isNull")).containsExactly("byCustomer");
        assertThat(found(all, "not (region descendantOf 1) and quantity gt 0")).containsExactly("elsewhere");
    }

    @Test
    void c40FollowsRegionsThatMove() {
        KnownRegions tree = new KnownRegions().with("1", null).with("11", "1").with("2", null);
        JpaTradeEntries moving = new JpaTradeEntries(sales.transactions(), tree);
        FactRegionPaths paths = new FactRegionPaths(sales.transactions(), tree);
        run(() -> moving.add(data(other, "f", "11", "1")));
        tree.with("11", "2");
        paths.regionMoved("1/11/", "2/11/");
        ListQuery below2 = ListQuery.where("region descendantOf 2 and externalId eq f");
        assertThat(run(() -> moving.list(below2)).items()).hasSize(1);
        tree.with("11", "1");
        new FactRegionPaths(sales.transactions(), tree);
        assertThat(run(() -> moving.list(below2)).items()).isEmpty();
    }

    @Test
    void pagesInEveryOrder() {
        for (int i = 0; i < 7; i++) {
            String externalId = i == 3 ? null : "E" + i;
            String amount = String.valueOf(i % 3);
            run(() -> entries.add(data(mine, externalId, null, amount)));
        }
        for (String sort : List.of("amount", "-amount", "externalId", "-tradedOn", "region,-quantity")) {
            List<UUID> seen = new ArrayList<>();
            String cursor = null;
            do {
                ListQuery query = ListQuery.of(null, sort, 3, cursor, null);
                Page<TradeEntry> page = run(() -> entries.list(query));
                page.items().forEach(e -> seen.add(e.id()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
        }
        refused(ProblemKind.MALFORMED, "FILTER_FIELD", () -> found(SalesFixture.anna(Scope.ALL), "secret eq 1"));
    }
}

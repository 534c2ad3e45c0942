package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CardFixture.money;
import static io.kontor.customer.core.CardFixture.with;
import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static io.kontor.customer.core.archive.OpenAndChangeTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Rating;
import io.kontor.customer.api.archive.Traits;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.customer.core.classification.JpaClassifications;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Scope;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five customers, A to E, seen through filters, on one of the databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListCases {
    private final Map<String, Customer> customers = new HashMap<>();
    private final CustomerWorld.Databases database;
    private CustomerWorld world;

    ListCases(CustomerWorld.Databases database) {
        this.database = database;
    }

    @BeforeAll
    void open() {
        world = database.open();
        put("A", with(card("A", "上海永辉超市", "310104", 20, "5000"), "shortName", "Yonghui"), Lifecycle.ACTIVE);
        put("B", with(card("B", "Shanghai Store_1", "3101", 10, "900"), "industry", "food"), Lifecycle.ACTIVE);
        put("C", card("C", "杭州百货", "3301", 10, "1000.5"), Lifecycle.PROSPECT);
        put(
                "D",
                with(card("D", "Detached", null, null, null), "externalIds", List.of(new ExternalId("erp", "7:8"))),
                Lifecycle.SUSPECT);
        put("E", card("E", "永辉 East", "33", 1, null), Lifecycle.SIGNED);
        grade("A", "A", "CONFIRMED", "2026-01-01", "2026-12-31");
        grade("A", "C", "OVERRIDDEN", "2026-02-01", "2026-03-31");
        grade("B", "A", "CONFIRMED", "2026-01-01", "2026-12-31");
        grade("C", "A", "CONFIRMED", "2025-01-01", "2025-12-31");
        JpaClassifications classifications = new JpaClassifications(world.transactions, world.clock);
        admin(() -> classifications.assign(
                id("A"), version("A"), "ownership", Set.of("state"), TODAY.minusDays(100), null));
        admin(() -> classifications.assign(
                id("A"), version("A"), "ownership", Set.of("individual"), TODAY.minusDays(10), null));
        admin(() ->
                classifications.assign(id("B"), version("B"), "ownership", Set.of("state"), TODAY.plusDays(10), null));
    }

    @AfterAll
    void close() {
        world.close();
    }

    private static Card card(String code, String name, String region, Integer order, String sales) {
        Traits traits = new Traits(
                Set.of(),
                order == null ? null : new Rating(Math.min(5, order), null),
                null,
                null,
                null,
                order,
                sales == null ? null : money(sales),
                null);
        Card card = with(with(Card.named(name), "code", code), "regionCode", region);
        return with(with(card, "routeOrder", order), "traits", traits);
    }

    private void put(String code, Card card, Lifecycle lifecycle) {
        customers.put(code, admin(() -> world.archive.open(card, lifecycle)));
    }

    private UUID id(String code) {
        return customers.get(code).id();
    }

    private long version(String code) {
        return world.archive.find(id(code)).orElseThrow().version();
    }

    private void grade(String code, String grade, String kind, String from, String to) {
        try (var connection = world.database.dataSource().getConnection();
                var insert = connection.prepareStatement(
                        "insert into customer_grade (id, version, customer_id, grade, kind,"
                                + " valid_from, valid_to, set_by, set_at, tells_amounts, reasons) values (?, 1, ?, ?, ?, ?, ?, 'x', 0, false, '[]')")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, id(code).toString());
            insert.setString(3, grade);
            insert.setString(4, kind);
            insert.setDate(5, java.sql.Date.valueOf(from));
            insert.setDate(6, java.sql.Date.valueOf(to));
            insert.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String codes(Actor actor, String filter, String sort, LocalDate asOf) {
        ListQuery query = ListQuery.of(filter, sort, 2, null, true);
        List<String> codes = new ArrayList<>();
        Page<Customer> page = as(actor, () -> world.archive.list(query, asOf));
        Long total = page.total();
        page.items().forEach(c -> codes.add(c.card().code()));
        while (page.nextCursor() != null) {
            ListQuery next = ListQuery.of(filter, sort, 2, page.nextCursor(), null);
            page = as(actor, () -> world.archive.list(next, asOf));
            page.items().forEach(c -> codes.add(c.card().code()));
        }
        assertThat(total).isEqualTo(codes.size());
        return String.join(" ", codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|A B C D E",
                "code eq 'C'|C",
                "name like '*store!_1*'|''",
                "name like '*store_1'|B",
                "lifecycle eq 'active'|A B",
                "region eq '3101'|B",
                "region isNull|D",
                "region ne '3101'|A C D E",
                "region descendantOf '31'|A B",
                "region descendantOf '3101'|A B",
                "region descendantOf '33'|C E",
                "region descendantOf 'nowhere'|''",
                "not region descendantOf '31'|C E",
                "routeOrder ge 10|A B C",
                "industry eq 'food'|B",
                "employeeCount lt 15|B C E",
                "salesCapability eq 1|E",
                "annualSales gt 1000|A C",
                "annualSales isNull|D E",
                "externalId eq 'erp:7:8'|D",
                "externalId eq 'erp:7'|''",
                "search eq '永辉'|A E",
                "search eq 'YONGHUI 上海'|A",
                "search eq 'st'|B E",
                "search eq '_'|B",
                "grade eq 'A'|B",
                "grade eq 'C'|A",
                "grade in ('A','C')|A B",
                "grade ne 'A'|A C D E",
                "grade isNull|C D E",
                "axis.ownership eq 'state'|''",
                "axis.ownership eq 'individual'|A",
                "axis.ownership isNull|B C D E",
                "axis.ownership ne 'individual'|B C D E",
                "axis.ownership in ('state','individual') and grade eq 'C'|A",
                "axis.ownership descendantOf 'individual'|A",
                "createdAt gt '2026-03-15T08:00:00Z' and code in (A,B)|A B",
                "createdAt gt '2026-03-15T10:00:00Z'|''",
                "(lifecycle eq ACTIVE or code eq 'D') and not code eq 'A'|B D"
            })
    void c13C18C40Filters(String filter, String expected) {
        assertThat(codes(CustomerWorld.ADMIN, filter, null, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grade eq 'A'|2026-01-15|A B",
                "grade eq 'A'|2025-06-30|C",
                "grade isNull|2027-01-01|A B C D E",
                "axis.ownership eq 'state'|2026-03-01|A",
                "axis.ownership eq 'state'|2026-03-25|B",
                "axis.ownership isNull|2025-01-01|A B C D E"
            })
    void c13MeansGradesAndCodesOfTheDayAskedFor(String filter, LocalDate asOf, String expected) {
        assertThat(codes(CustomerWorld.ADMIN, filter, null, asOf)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-code|E D C B A",
                "routeOrder,code|E B C A D",
                "-annualSales|D E A C B",
                "annualSales,-code|B C A E D",
                "region,routeOrder|B A E C D",
                "grade,code|B A C D E",
                "-grade,code|C D E A B",
                "lifecycle,code|A B C E D"
            })
    void c18Sorts(String sort, String expected) {
        String codes = codes(CustomerWorld.ADMIN, null, sort, null);
        if (sort.equals("-annualSales")) {
            assertThat(codes).endsWith(" A C B").hasSize(9);
        } else {
            assertThat(codes).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "moon eq 1|FILTER_FIELD",
                "axis.moon eq 'x'|FILTER_FIELD",
                "axis.ownership like 'x'|FILTER_OPERATOR",
                "grade gt 'A'|FILTER_OPERATOR",
                "search gt 'A'|FILTER_OPERATOR",
                "externalId eq 'noColon'|FILTER_VALUE",
                "annualSales gt 'much'|FILTER_VALUE",
                "lifecycle eq 'asleep'|FILTER_VALUE"
            })
    void refusesFiltersItDoesNotUnderstand(String filter, String code) {
        assertProblem(() -> codes(CustomerWorld.ADMIN, filter, null, null), ProblemKind.MALFORMED, code);
    }

    @Test
    void refusesTextNoDatabaseCompares() {
        for (String odd : List.of("\0", "\uD800")) {
            assertProblem(
                    () -> codes(CustomerWorld.ADMIN, "name like '" + odd + "'", null, null),
                    ProblemKind.MALFORMED,
                    "FILTER_SYNTAX");
            assertProblem(
                    () -> admin(() -> world.archive.findByExternalId(new ExternalId("erp", odd))),
                    ProblemKind.INVALID,
                    "INVALID_INPUT");
            String forged = forged(odd);
            assertProblem(
                    () -> admin(() -> world.archive.list(ListQuery.of(null, "name", 1, forged, null), null)),
                    ProblemKind.MALFORMED,
                    "CURSOR_INVALID");
        }
    }

    /** {@return a cursor that fits but for the name in it} */
    private String forged(String name) {
        String real = admin(() -> world.archive.list(ListQuery.of(null, "name", 1, null, null), null))
                .nextCursor();
        String json = new String(Base64.getUrlDecoder().decode(real), StandardCharsets.UTF_8);
        String escaped = String.format("\\u%04x", (int) name.charAt(0));
        String other = json.replaceFirst(",\"[^\"]*\"", Matcher.quoteReplacement(",\"" + escaped + "\""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void c39NeedsTheClassToFilterAndSortByAmounts() {
        Actor plain = user("plain", grant("customer:customer:read", Scope.ALL));

        assertThat(codes(plain, "code eq 'A'", null, null)).isEqualTo("A");
        assertProblem(() -> codes(plain, "annualSales gt 1", null, null), ProblemKind.FORBIDDEN, "FIELD_CLASS_MISSING");
        assertProblem(() -> codes(plain, null, "annualSales", null), ProblemKind.FORBIDDEN, "FIELD_CLASS_MISSING");
    }

    @Test
    void c39ListsAndCountsOnlyTheCallersRows() {
        Actor regional = new Actor(
                UUID.randomUUID(),
                "regional",
                null,
                Set.of("31/3101/"),
                List.of(grant("customer:customer:read", Scope.REGION_SUBTREE)));

        assertThat(codes(regional, null, null, null)).isEqualTo("A B");
        assertThat(codes(regional, "region descendantOf '33' or code eq 'B'", null, null))
                .isEqualTo("B");
        assertThat(codes(user("owner", grant("customer:customer:read", Scope.OWN)), null, null, null))
                .isEmpty();
    }

    @Test
    void showsGradeAndCodesOfToday() {
        Page<Customer> page = admin(() -> world.archive.list(ListQuery.all(), null));

        Customer a = page.items().get(0);
        assertThat(a.grade()).isEqualTo("C");
        assertThat(a.classifications()).isEqualTo(Map.of("ownership", Set.of("individual")));
        assertThat(page.items().get(1).grade()).isEqualTo("A");
        assertThat(page.items().get(1).classifications()).isEmpty();
        assertThat(page.items().get(2).grade()).isNull();
    }

    @Test
    void givesOtherModulesWhatTheyStoreOfACustomer() {
        JpaCustomerDirectory directory = new JpaCustomerDirectory(world.transactions, world.clock);

        var snapshots = admin(() -> directory.snapshots(List.of(id("A"), id("C"), UUID.randomUUID())));

        assertThat(snapshots).containsOnlyKeys(id("A"), id("C"));
        assertThat(snapshots.get(id("A")).grade()).isEqualTo("C");
        assertThat(snapshots.get(id("A")).code()).isEqualTo("A");
        assertProblem(
                () -> admin(() -> directory.snapshots(java.util.stream.Stream.generate(UUID::randomUUID)
                        .limit(1_001)
                        .toList())),
                ProblemKind.INVALID,
                "INVALID_INPUT");
    }

    @Test
    void masksAmountsInLists() {
        Actor plain = user("plain", grant("customer:customer:read", Scope.ALL));

        Customer a = as(plain, () -> world.archive.list(ListQuery.where("code eq 'A'"), null))
                .items()
                .get(0);

        assertThat(a.masked()).isEqualTo(AmountFields.PATHS);
        assertThat(a.card().traits().annualSales()).isNull();
        Actor seeing = user("seeing", grant("customer:customer:read", Scope.ALL, FieldClass.AMOUNT));
        assertThat(as(seeing, () -> world.archive.find(id("A")))
                        .orElseThrow()
                        .card()
                        .traits()
                        .annualSales())
                .isEqualTo(money("5000.00"));
    }

    @Test
    void asksOneQueryAKindHoweverManyCustomers() {
        AtomicInteger queries = new AtomicInteger();
        world.database.jpa().tx(em -> em.getEntityManagerFactory()
                .unwrap(ServerSession.class)
                .getEventManager()
                .addListener(new SessionEventAdapter() {
                    @Override
                    public void preExecuteQuery(SessionEvent event) {
                        queries.incrementAndGet();
                    }
                }));

        admin(() -> world.archive.list(ListQuery.of(null, null, 1, null, false), null));
        int one = queries.getAndSet(0);
        admin(() -> world.archive.list(ListQuery.of(null, null, 5, null, false), null));

        assertThat(queries.get()).isEqualTo(one).isBetween(1, 12);
    }
}

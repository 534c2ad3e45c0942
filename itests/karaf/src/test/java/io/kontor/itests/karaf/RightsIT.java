package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.money;
import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.RightsCells.ListCell;
import io.kontor.itests.karaf.RightsCells.PlainCell;
import io.kontor.itests.karaf.RightsCells.RowCell;
import io.kontor.itests.karaf.RightsWorld.Row;
import io.kontor.itests.karaf.RightsWorld.Scope;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/** C03, C39: role x entity x action x scope over single reads, lists, counts and analyses, and the field classes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RightsIT {
    private static Kontor kontor;
    private static RightsWorld world;
    private static RightsCells cells;

    @BeforeAll
    static void start() {
        kontor = Kontor.start();
        world = new RightsWorld(kontor.admin());
        cells = new RightsCells(world);
        cells.plain.addAll(HandoverCells.plain(world));
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    /** A permission without a cell is a hole in this test, or a permission nothing asks for. */
    @Test
    void everyPermissionHasACell() {
        assertThat(cells.covered()).containsExactlyInAnyOrderElementsOf(world.permissions);
    }

    @TestFactory
    Stream<DynamicTest> rows() {
        return cells.rows.stream().flatMap(cell -> Stream.of(Scope.values())
                .map(scope -> dynamicTest(cell.needs() + " " + cell.name() + " " + scope, () -> check(cell, scope))));
    }

    private static void check(RowCell cell, Scope scope) {
        Rest allowed = world.narrowed(scope, cell.needs());
        for (Row row : world.rows) {
            Answer answer = cell.request().apply(allowed, row);
            assertThat(answer.status())
                    .as("%s of %s: %s", scope, row.code(), answer)
                    .isEqualTo(row.seenBy().contains(scope) ? cell.done() : cell.hidden());
        }
        Row mine = world.rows.stream()
                .filter(row -> row.seenBy().contains(scope))
                .findFirst()
                .orElseThrow();
        cell.request().apply(without(cell.needs(), scope), mine).expect(403, "PERMISSION_MISSING");
    }

    @TestFactory
    Stream<DynamicTest> lists() {
        return cells.lists.stream().flatMap(cell -> Stream.of(Scope.values())
                .map(scope -> dynamicTest(cell.needs() + " " + cell.name() + " " + scope, () -> check(cell, scope))));
    }

    private static void check(ListCell cell, Scope scope) {
        Answer answer =
                cell.request().apply(world.narrowed(scope, cell.needs())).expect(200);
        assertThat(cell.told().apply(answer))
                .as(answer.toString())
                .isEqualTo(cell.expected().apply(scope));
        cell.request().apply(without(cell.needs(), scope)).expect(403, "PERMISSION_MISSING");
    }

    @TestFactory
    Stream<DynamicTest> plain() {
        return cells.plain.stream().map(cell -> dynamicTest(cell.needs(), () -> check(cell)));
    }

    private static void check(PlainCell cell) {
        Set<String> needs = Set.of(cell.needs());
        cell.request().apply(world.narrowed(Scope.ALL, needs)).expect(cell.done());
        cell.request().apply(without(needs, Scope.ALL)).expect(403, "PERMISSION_MISSING");
    }

    @TestFactory
    Stream<DynamicTest> others() {
        return cells.others.stream()
                .map(cell -> dynamicTest(cell.needs(), () -> {
                    assertThat(cell.told().apply(cell.request().apply(world.narrowed(Scope.ALL, Set.of(cell.needs())))))
                            .isEqualTo(cell.all());
                    assertThat(cell.told().apply(cell.request().apply(without(Set.of(cell.needs()), Scope.ALL))))
                            .isEqualTo(cell.own());
                }));
    }

    @TestFactory
    Stream<DynamicTest> hidden() {
        return cells.hidden.stream()
                .map(cell -> dynamicTest(cell.needs(), () -> {
                    Set<String> needs = Set.of(cell.needs());
                    cell.request().apply(world.narrowed(Scope.ALL, needs)).expect(cell.done());
                    cell.request().apply(without(needs, Scope.ALL)).expect(404, "NOT_FOUND");
                }));
    }

    /** A user of a scope with every permission but the one tested. */
    private static Rest without(Set<String> needs, Scope scope) {
        Set<String> others = new TreeSet<>(world.permissions);
        others.remove(needs.iterator().next());
        return world.narrowed(scope, others);
    }

    /** The last one: it opens a card, and the lists above know all there are. */
    @Test
    @Order(Integer.MAX_VALUE)
    void nobodyOpensOrMovesACardOutOfScope() {
        Rest own = world.users.get(Scope.OWN).rest();
        Rest region = world.users.get(Scope.REGION_SUBTREE).rest();
        own.post(
                        "customers",
                        customer(
                                code("own"),
                                "ownerId",
                                world.users.get(Scope.TEAM).id()))
                .expect(403, "OUT_OF_SCOPE");
        Answer mine = own.post("customers", customer(code("own"))).expect(201);
        own.ifMatch(mine.etag())
                .patch(
                        "customers/" + mine.id(),
                        json("ownerId", world.users.get(Scope.TEAM).id()))
                .expect(403, "OUT_OF_SCOPE");
        region.post(
                        "customers",
                        customer(
                                code("r"), "ownerId", world.users.get(Scope.OWN).id(), "regionCode", world.otherRegion))
                .expect(403, "OUT_OF_SCOPE");
    }

    @Test
    void amountsAreMaskedAndUselessWithoutTheirClass() {
        Rest blind = user(List.of(grant("customer:*:*", "ALL"))).rest();
        Row row = world.rows.get(0);
        Answer read = blind.get(row.path()).expect(200);
        assertThat(masked(read)).contains("card.assets", "card.registeredCapital", "card.traits.annualSales");
        for (String pointer : List.of("/card/assets", "/card/registeredCapital", "/card/traits/annualSales")) {
            assertThat(read.json().at(pointer).isNull()
                            || read.json().at(pointer).isMissingNode())
                    .as(pointer)
                    .isTrue();
        }
        blind.get("customers?sort=annualSales").expect(403, "FIELD_CLASS_MISSING");
        blind.get("customers?filter=" + q("annualSales gt 8")).expect(403, "FIELD_CLASS_MISSING");
        blind.get("customers/trade-facts?sort=-amount").expect(403, "FIELD_CLASS_MISSING");
        blind.get("customers/trade-facts?filter=" + q("amount gt 1")).expect(403, "FIELD_CLASS_MISSING");
        Answer fact = blind.get("customers/trade-facts/" + row.fact()).expect(200);
        assertThat(fact.json().at("/data/value/amount").isTextual()).isFalse();
        assertThat(masked(fact)).isNotEmpty();
        String analysis = "customers/composition?kind=GRADE&from=2026-01-01&to=2026-01-31&basis=";
        blind.get(analysis + "AMOUNT").expect(403, "FIELD_CLASS_MISSING");
        blind.get(analysis + "QUANTITY").expect(200);
    }

    @Test
    void whoMayNotSeeAnAmountNeitherLosesNorSetsIt() {
        Rest blind = user(List.of(grant("customer:*:*", "ALL"))).rest();
        Row row = world.rows.get(1);
        Answer read = blind.get(row.path()).expect(200);
        blind.ifMatch(read.etag())
                .patch(row.path(), json("shortName", code("blind")))
                .expect(200);
        assertThat(world.admin.get(row.path()).text("/card/assets/value/amount"))
                .startsWith("7");
        blind.ifMatch(blind.get(row.path()).etag())
                .patch(row.path(), json("assets", json("value", money("1", "CNY"))))
                .expect(403, "FIELD_CLASS_MISSING");
        assertThat(world.admin.get(row.path()).text("/card/assets/value/amount"))
                .startsWith("7");
    }

    @Test
    void profilesAreMaskedWithoutTheirClass() {
        Rest blind = user(List.of(grant("customer:*:*", "ALL", "AMOUNT"))).rest();
        Row row = world.rows.get(0);
        String path = row.path() + "/key-persons/" + row.person();
        Answer read = blind.get(path).expect(200);
        assertThat(masked(read)).containsExactly("data.profile");
        assertThat(read.body()).doesNotContain("tea");
        blind.ifMatch(read.etag()).patch(path, json("phone", "123")).expect(200);
        assertThat(world.admin.get(path).text("/data/profile/hobbies")).isEqualTo("tea");
        blind.ifMatch(blind.get(path).etag())
                .patch(path, json("profile", json("hobbies", "none")))
                .expect(403, "FIELD_CLASS_MISSING");
    }

    @Test
    void aClassReachesNoFurtherThanTheGrantThatGaveIt() {
        List<String> both = Stream.of(
                        grant("customer:customer:read", "ALL"), grant("customer:customer:read", "TEAM", "AMOUNT"))
                .map(line -> {
                    String role = code("role");
                    world.admin
                            .post(
                                    "roles",
                                    json("code", role, "label", json("zh", "角", "en", "R"), "grants", List.of(line)))
                            .expect(201);
                    return role;
                })
                .toList();
        Rest mixed = Data.user(world.admin, world.otherTeam, List.of(), both.toArray(String[]::new))
                .rest();
        for (JsonNode customer : mixed.get("customers?limit=500").expect(200).items()) {
            boolean inTeam = customer.at("/card/teamId").asText().equals(world.otherTeam);
            assertThat(customer.path("masked").toString().contains("card.assets"))
                    .as(customer.toString())
                    .isNotEqualTo(inTeam);
        }
        mixed.get("customers?sort=annualSales").expect(403, "FIELD_CLASS_MISSING");
    }

    private static Data.User user(List<Map<String, Object>> grants) {
        return Data.user(world.admin, null, List.of(), grants);
    }

    private static List<String> masked(Answer answer) {
        return Stream.of(answer.json().path("masked"))
                .flatMap(m -> StreamSupport.stream(m.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}

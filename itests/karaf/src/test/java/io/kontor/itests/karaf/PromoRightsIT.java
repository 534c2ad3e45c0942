package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kontor.itests.karaf.RightsWorld.Scope;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rights of promo items with the kernel alone: each permission with and without, and the rows of places in each
 * scope over single reads, lists, changes and reports.
 */
class PromoRightsIT {
    private static final String SUPPLIER = "00000000-0000-7000-8000-000000000601";
    private static final byte[] PAPER = "%PDF-1.7 %%EOF".getBytes(StandardCharsets.US_ASCII);
    /** What opens nothing alone; the tests of documents try them. */
    private static final Set<String> WITH_OTHERS =
            Set.of("promo:movement:backdate", "promo:approval:second", "promo:approval:third");

    /** A warehouse, and the scopes that reach it. */
    private record Store(UUID id, Set<Scope> seenBy) {}

    /** Done to a place: with status {@code done} in scope and {@code hidden} out of it. */
    private record PlaceCell(Set<String> needs, int done, int hidden, BiFunction<Rest, UUID, Answer> request) {}

    /** Told of all places. */
    private record ListCell(Set<String> needs, String path, String pointer) {}

    /** Answers {@code done} with the permission. */
    private record PlainCell(String needs, int done, Function<Rest, Answer> request) {}

    private static Kontor kontor;
    private static Rest admin;
    private static List<String> permissions;
    private static UUID item;
    private static final Map<Scope, Data.User> USERS = new EnumMap<>(Scope.class);
    private static final List<Store> STORES = new ArrayList<>();
    private static final Map<UUID, String> CODES = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        kontor = Kontor.start();
        admin = kontor.admin();
        admin.module("customer", "stop");
        admin.module("promo", "start");
        Answer known = admin.get("permissions").expect(200);
        permissions = known.items("/permission").stream()
                .filter(permission -> permission.startsWith("promo:"))
                .toList();
        item = admin.post(
                        "promo/items",
                        json(
                                "code",
                                code("PEN"),
                                "name",
                                "Pen",
                                "kind",
                                "GIFT",
                                "tracking",
                                "NONE",
                                "baseUnit",
                                "piece",
                                "shortDays",
                                0))
                .expect(201)
                .id();
        people(known);
    }

    private static void people(Answer known) {
        String team = Data.team(admin);
        String otherTeam = Data.team(admin);
        String region = Data.region(admin, code("N"), null);
        String otherRegion = Data.region(admin, code("S"), null);
        for (Scope scope : Scope.values()) {
            List<Map<String, Object>> grants = known.items().stream()
                    .map(p -> grant(
                            p.path("permission").asText(),
                            p.path("scoped").asBoolean() ? scope.name() : "ALL",
                            "AMOUNT"))
                    .toList();
            USERS.put(scope, Data.user(admin, team, List.of(region), grants));
        }
        String me = admin.get("session").expect(200).text("/user/id");
        for (Scope scope : Scope.values()) {
            store(USERS.get(scope).id().toString(), otherTeam, otherRegion, scope);
        }
        store(me, team, otherRegion, Scope.TEAM);
        store(me, otherTeam, region, Scope.REGION_SUBTREE);
        store(me, otherTeam, otherRegion);
    }

    private static void store(String keeper, String team, String region, Scope... scopes) {
        Set<Scope> seenBy = EnumSet.of(Scope.ALL);
        seenBy.addAll(Arrays.asList(scopes));
        String code = code("W");
        UUID id = admin.post(
                        "promo/places",
                        json(
                                "code",
                                code,
                                "name",
                                code,
                                "type",
                                "WAREHOUSE",
                                "keeperId",
                                keeper,
                                "teamId",
                                team,
                                "regionCode",
                                region))
                .expect(201)
                .id();
        STORES.add(new Store(id, seenBy));
        CODES.put(id, code);
        admin.post("promo/movements", receipt(id)).expect(201);
    }

    private static Map<String, Object> receipt(UUID to) {
        Map<String, Object> line = json("itemId", item, "fromId", SUPPLIER, "toId", to, "quantity", 1);
        return json("kind", "RECEIPT", "lines", List.of(line));
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    private static Set<String> needs(String... names) {
        return Stream.of(names).map(name -> "promo:" + name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String etag(String path) {
        return admin.get(path).expect(200).etag();
    }

    private static List<PlaceCell> places() {
        return List.of(
                new PlaceCell(needs("place:read"), 200, 404, (rest, id) -> rest.get("promo/places/" + id)),
                new PlaceCell(needs("place:write"), 200, 404, (rest, id) -> rest.ifMatch(etag("promo/places/" + id))
                        .patch("promo/places/" + id, json("name", code("name")))),
                new PlaceCell(
                        needs("movement:post"), 201, 422, (rest, id) -> rest.post("promo/movements", receipt(id))),
                new PlaceCell(needs("movement:reverse"), 200, 404, (rest, id) -> {
                    UUID made = admin.post("promo/movements", receipt(id))
                            .expect(201)
                            .id();
                    return rest.post("promo/movements/" + made + ":reverse", json("reason", "test"));
                }),
                new PlaceCell(
                        needs("stock:read"),
                        200,
                        422,
                        (rest, id) -> rest.get("promo/lot-proposal?place=" + id + "&item=" + item + "&quantity=1")),
                new PlaceCell(
                        needs("report:read"), 200, 422, (rest, id) -> rest.get("promo/reports/aging?place=" + id)),
                new PlaceCell(needs("stock:read"), 200, 404, (rest, id) -> rest.get(files(id))),
                new PlaceCell(
                        needs("movement:post"),
                        201,
                        404,
                        (rest, id) -> rest.send("POST", files(id) + "?kind=DOCUMENT", "application/pdf", PAPER)));
    }

    /** P50: those of a receipt. */
    private static String files(UUID place) {
        return "promo/movements/"
                + admin.post("promo/movements", receipt(place)).expect(201).id() + "/attachments";
    }

    private static List<ListCell> lists() {
        return List.of(
                new ListCell(needs("place:read"), "promo/places?limit=500&filter=" + q("type eq WAREHOUSE"), "/id"),
                new ListCell(needs("stock:read"), "promo/balances?limit=500", "/placeId"),
                new ListCell(needs("report:read"), "promo/reports/aging", "/placeId"),
                new ListCell(
                        needs("history:read"),
                        "history/promo?limit=500&filter=" + q("action eq CREATED and subjectType eq Place"),
                        "/subject/id"));
    }

    private static PlainCell get(String needs, String path) {
        return new PlainCell("promo:" + needs, 200, rest -> rest.get(path));
    }

    /** A body with hardly more than numbers is wrong, which only who may do it learns. */
    private static PlainCell empty(String needs, String path, Object... numbers) {
        return new PlainCell("promo:" + needs, 422, rest -> rest.post("promo/" + path, json(numbers)));
    }

    /** Nothing is known by this id, which only who may do it learns. */
    private static PlainCell unknown(String needs, String path, Object body) {
        String at = "promo/" + path.replace("{id}", UUID.randomUUID().toString());
        return new PlainCell(
                "promo:" + needs, 404, rest -> rest.ifMatch("\"1\"").post(at, body));
    }

    private static List<PlainCell> plain() {
        return Stream.concat(goodsAndPapers().stream(), rulesAndCounts().stream())
                .toList();
    }

    private static List<PlainCell> goodsAndPapers() {
        Map<String, Object> why = json("reason", "test");
        return List.of(
                get("item:read", "promo/items"),
                empty("item:write", "items", "shortDays", 0),
                unknown("lot:write", "lots/{id}:mark", json("status", "BLOCKED", "reason", "test")),
                get("bag:read", "promo/my/bag"),
                new PlainCell(
                        "promo:movement:import",
                        202,
                        rest -> rest.csv(
                                "imports/promo-openings?dryRun=true",
                                "paperNo,place,item,quantity\n".getBytes(StandardCharsets.UTF_8))),
                new PlainCell(
                        "promo:period:write",
                        201,
                        rest -> rest.post("promo/periods", json("from", "2000-01-01", "to", "2000-01-31"))),
                get("asset:read", "promo/assets"),
                empty("asset:write", "assets"),
                get("request:read", "promo/requests"),
                empty("request:write", "requests"),
                unknown("request:approve", "requests/{id}:approve", why),
                get("slip:read", "promo/issue-slips"),
                empty("slip:write", "issue-slips"),
                unknown("slip:ack", "issue-slips/{id}:ack", json("lines", List.of())),
                get("issue:read", "promo/customer-issues"),
                empty("issue:write", "customer-issues"),
                unknown("issue:approve", "customer-issues/{id}:approve", why),
                new PlainCell(
                        "promo:issue:export",
                        422,
                        rest -> rest.post("exports/promo-issues", json("columns", List.of("none")))));
    }

    private static List<PlainCell> rulesAndCounts() {
        Map<String, Object> why = json("reason", "test");
        return List.of(
                get("approval:read", "promo/approval-limits"),
                new PlainCell("promo:approval:write", 412, rest -> rest.ifMatch("\"99\"")
                        .put("promo/approval-limits", json("limits", List.of()))),
                get("quota:read", "promo/quota-rules"),
                empty("quota:write", "quota-rules", "priority", 1),
                get("allocation:read", "promo/allocations"),
                empty("allocation:write", "allocations", "quantity", 1),
                get("count:read", "promo/counts"),
                empty("count:write", "counts"),
                unknown("count:post", "counts/{id}:post", why),
                get("campaign:read", "promo/campaigns"),
                empty("campaign:write", "campaigns"),
                get("loss:read", "promo/losses"),
                empty("loss:write", "losses", "quantity", 1),
                unknown("loss:decide", "losses/{id}:decide", json("state", "WAIVED", "reason", "test")),
                get("gift:read", "promo/gifts"),
                empty("gift:write", "gifts"),
                get("recall:read", "promo/my/recall-tasks"),
                unknown("recall:write", "recall-tasks/{id}:done", json("quantity", 1, "note", "test")),
                get("event:read", "events/promo"));
    }

    /** A permission without a cell is a hole in this test, or a permission nothing asks for. */
    @Test
    void everyPermissionHasACell() {
        Set<String> covered = new TreeSet<>(WITH_OTHERS);
        places().forEach(cell -> covered.add(cell.needs().iterator().next()));
        lists().forEach(cell -> covered.add(cell.needs().iterator().next()));
        plain().forEach(cell -> covered.add(cell.needs()));
        assertThat(covered).containsExactlyInAnyOrderElementsOf(permissions);
    }

    private static Rest narrowed(Scope scope, Set<String> to) {
        Answer token = USERS.get(scope).rest().post("tokens", json("name", "narrow", "permissions", to, "days", 1));
        return Rest.anonymous(admin.root())
                .with("Authorization", "Bearer " + token.expect(200).text("/secret"));
    }

    private static Rest without(Set<String> needs, Scope scope) {
        Set<String> others = new TreeSet<>(permissions);
        others.remove(needs.iterator().next());
        return narrowed(scope, others);
    }

    @TestFactory
    Stream<DynamicTest> placesInScope() {
        return places().stream().flatMap(cell -> Stream.of(Scope.values())
                .map(scope -> dynamicTest(cell.needs() + " " + scope, () -> check(cell, scope))));
    }

    private static void check(PlaceCell cell, Scope scope) {
        Rest allowed = narrowed(scope, cell.needs());
        for (Store store : STORES) {
            Answer answer = cell.request().apply(allowed, store.id());
            assertThat(answer.status())
                    .as("%s of %s: %s", scope, CODES.get(store.id()), answer)
                    .isEqualTo(store.seenBy().contains(scope) ? cell.done() : cell.hidden());
        }
        Store mine = STORES.stream()
                .filter(store -> store.seenBy().contains(scope))
                .findFirst()
                .orElseThrow();
        cell.request().apply(without(cell.needs(), scope), mine.id()).expect(403, "PERMISSION_MISSING");
    }

    @TestFactory
    Stream<DynamicTest> listsInScope() {
        return lists().stream().flatMap(cell -> Stream.of(Scope.values())
                .map(scope -> dynamicTest(cell.path() + " " + scope, () -> check(cell, scope))));
    }

    private static void check(ListCell cell, Scope scope) {
        Set<String> told = narrowed(scope, cell.needs()).get(cell.path()).expect(200).items(cell.pointer()).stream()
                .filter(id -> CODES.containsKey(UUID.fromString(id)))
                .collect(Collectors.toSet());
        assertThat(told)
                .isEqualTo(STORES.stream()
                        .filter(store -> store.seenBy().contains(scope))
                        .map(store -> store.id().toString())
                        .collect(Collectors.toSet()));
        without(cell.needs(), scope).get(cell.path()).expect(403, "PERMISSION_MISSING");
    }

    @TestFactory
    Stream<DynamicTest> withAndWithoutEachPermission() {
        return plain().stream()
                .map(cell -> dynamicTest(cell.needs(), () -> {
                    Set<String> needs = Set.of(cell.needs());
                    cell.request().apply(narrowed(Scope.ALL, needs)).expect(cell.done());
                    cell.request().apply(without(needs, Scope.ALL)).expect(403, "PERMISSION_MISSING");
                }));
    }
}

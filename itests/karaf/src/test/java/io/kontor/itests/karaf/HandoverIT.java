package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.opened;
import static io.kontor.itests.karaf.kit.Data.parsed;
import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P30, P32, C41 by REST: a recall's tasks, and the hand-over of a rep over the modules that run, with preset roles. */
class HandoverIT {
    private static final String SUPPLIER = "00000000-0000-7000-8000-000000000601";

    private static Kontor kontor;
    private static Rest admin;
    private static UUID cup;
    private static UUID milk;
    private static UUID store;

    private String team;
    private Data.User li;
    private Data.User wang;
    private Rest manager;
    private UUID bag;

    @BeforeAll
    static void start() {
        kontor = Kontor.start();
        admin = kontor.admin();
        admin.module("promo", "start");
        cup = item("CUP", "NONE");
        milk = item("MILK", "LOT");
        store = admin.post("promo/places", json("code", code("CS"), "name", "长沙仓", "type", "WAREHOUSE"))
                .expect(201)
                .id();
        receive(cup, null, 100);
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    @BeforeEach
    void people() {
        admin.module("customer", "start");
        admin.module("promo", "start");
        team = Data.team(admin);
        li = Data.user(admin, team, List.of(), "sales-representative");
        wang = Data.user(admin, team, List.of(), "sales-representative");
        manager = Data.user(admin, team, List.of(), "sales-manager").rest();
        bag = li.rest().get("promo/my/bag").expect(200).id();
    }

    private static UUID item(String code, String tracking) {
        return admin.post("promo/items", parsed("""
                        {'code': '%s', 'name': '%s', 'kind': 'GIFT', 'tracking': '%s', 'baseUnit': 'piece', 'shortDays': 0}
                        """, code(code), code, tracking))
                .expect(201)
                .id();
    }

    private static void receive(UUID item, UUID lot, int quantity) {
        Map<String, Object> line =
                json("itemId", item, "lotId", lot, "fromId", SUPPLIER, "toId", store, "quantity", quantity);
        admin.post("promo/movements", json("kind", "RECEIPT", "reason", "test", "lines", List.of(line)))
                .expect(201);
    }

    private static Answer sent(String kind, UUID from, UUID to, UUID item, int quantity) {
        Map<String, Object> line = json("itemId", item, "quantity", quantity);
        Answer picked = admin.post(
                        "promo/issue-slips", json("kind", kind, "fromId", from, "toId", to, "lines", List.of(line)))
                .expect(201);
        return admin.ifMatch(picked.etag())
                .post("promo/issue-slips/" + picked.id() + ":send", json())
                .expect(200);
    }

    private static void acknowledged(Rest who, Answer slip) {
        who.ifMatch(slip.etag())
                .post("promo/issue-slips/" + slip.text("/id") + ":ack", json("lines", List.of()))
                .expect(200);
    }

    private UUID recalledMilk() {
        UUID lot = admin.post("promo/lots", json("itemId", milk, "lotNo", code("L")))
                .expect(201)
                .id();
        receive(milk, lot, 20);
        acknowledged(li.rest(), sent("ISSUE", store, bag, milk, 10));
        Map<String, Object> gift = json("recipient", json("name", "Corner shop"), "purpose", "visit");
        gift.put("lines", List.of(json("itemId", milk, "quantity", 4)));
        li.rest().post("promo/customer-issues", gift).expect(201);
        admin.ifMatch(admin.get("promo/lots/" + lot).etag())
                .post("promo/lots/" + lot + ":mark", json("status", "RECALLED", "reason", "off taste"))
                .expect(200);
        return lot;
    }

    @Test
    void p30ARecallAsksEachRepUntilTheGoodsAreBack() {
        UUID lot = recalledMilk();

        Answer mine = li.rest().get("promo/my/recall-tasks").expect(200);
        assertThat(mine.items("/kind")).containsExactlyInAnyOrder("HOLDER", "CUSTOMER");
        assertThat(wang.rest().get("promo/my/recall-tasks").expect(200).items()).isEmpty();
        assertThat(wang.rest()
                        .get("promo/recalls/" + lot + "/tasks")
                        .expect(200)
                        .items())
                .isEmpty();
        assertThat(manager.get("promo/recalls/" + lot + "/tasks").expect(200).items())
                .hasSize(2);
        Answer due = li.rest().get("deadlines?filter=" + q("kind eq 'promo.recall' and open eq true"));
        assertThat(due.expect(200).items()).hasSize(1);

        acknowledged(admin, sent("RETURN", bag, store, milk, 6));
        closedByWord(lot);
        admin.ifMatch(admin.get("promo/lots/" + lot).etag())
                .post("promo/lots/" + lot + ":mark", json("status", "BLOCKED", "reason", "tested"))
                .expect(200);
        assertThat(admin.get("promo/recalls/" + lot + "/tasks").items("/state")).containsOnly("DONE", "LIFTED");
    }

    private void closedByWord(UUID lot) {
        Answer open = li.rest().get("promo/my/recall-tasks?filter=" + q("state eq OPEN"));
        assertThat(open.expect(200).items("/kind")).containsExactly("CUSTOMER");
        String task = "promo/recall-tasks/" + open.text("/items/0/id");
        Answer left = li.rest().get(task).expect(200);
        li.rest().post(task + ":tell", json("note", "told")).expect(428, "IF_MATCH_REQUIRED");
        Answer told = li.rest()
                .ifMatch(left.etag())
                .post(task + ":tell", json("note", "will look for it"))
                .expect(200);
        li.rest()
                .ifMatch(told.etag())
                .post(task + ":done", json("quantity", 3, "note", "drunk"))
                .expect(422, "RECALL_QUANTITY");
        wang.rest()
                .ifMatch(told.etag())
                .post(task + ":done", json("quantity", 4, "note", "drunk"))
                .expect(404, "NOT_FOUND");
        Rest keyed = li.rest().ifMatch(told.etag()).key(code("done"));
        Answer done =
                keyed.post(task + ":done", json("quantity", 4, "note", "drunk")).expect(200);
        assertThat(keyed.post(task + ":done", json("quantity", 4, "note", "drunk"))
                        .body())
                .isEqualTo(done.body());

        Answer recall = admin.get("promo/recalls/" + lot).expect(200);
        assertThat(recall.text("/progress/asked")).isEqualTo("20");
        assertThat(recall.text("/progress/returned")).isEqualTo("16");
        assertThat(recall.text("/progress/gone")).isEqualTo("4");
        assertThat(recall.text("/progress/open")).isEqualTo("0");
        assertThat(admin.get("events/promo?after=0&limit=500").json().findValuesAsText("type"))
                .contains("RecallOpened", "RecallTaskOpened", "RecallTaskDone");
    }

    private Map<String, Object> order(String... kinds) {
        List<Map<String, Object>> items = List.of(kinds).stream()
                .map(kind -> json("module", kind.split("/", 2)[0], "kind", kind.split("/", 2)[1]))
                .toList();
        return json("fromId", li.id(), "toId", wang.id(), "items", items, "reason", "leaves the company");
    }

    private static List<String> kinds(Answer preview, String module) {
        return StreamSupport.stream(preview.json().path("modules").spliterator(), false)
                .filter(asked -> asked.path("module").asText().equals(module))
                .flatMap(asked -> StreamSupport.stream(asked.path("kinds").spliterator(), false))
                .map(kind -> kind.path("kind").asText())
                .toList();
    }

    private static JsonNode part(Answer handover, String module) {
        return StreamSupport.stream(handover.json().path("parts").spliterator(), false)
                .filter(part -> part.path("module").asText().equals(module))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void c41TheManagerHandsOverCustomersAndGoodsOfALeaver() {
        recalledMilk();
        acknowledged(li.rest(), sent("ISSUE", store, bag, cup, 5));
        List<Answer> customers =
                List.of(opened(li.rest(), code("A"), "teamId", team), opened(li.rest(), code("B"), "teamId", team));

        Answer preview = manager.get("handovers/" + li.id()).expect(200);
        assertThat(preview.json().path("blocked").asBoolean()).isTrue();
        assertThat(kinds(preview, "customer")).containsExactly("CUSTOMER");
        assertThat(kinds(preview, "promo")).containsExactlyInAnyOrder("IN_BAG", "RECALL");
        li.rest().get("handovers/" + li.id()).expect(403, "PERMISSION_MISSING");

        Rest keyed = manager.key(code("handover"));
        Answer done = keyed.post("handovers", order("customer/CUSTOMER", "promo/IN_BAG", "promo/RECALL"))
                .expect(201);
        assertThat(done.text("/state")).isEqualTo("PARTLY");
        assertThat(part(done, "customer").path("outcomes").findValuesAsText("result"))
                .containsExactly("DONE", "DONE");
        assertThat(part(done, "promo").path("outcomes").findValuesAsText("result"))
                .containsExactlyInAnyOrder("TO_CONFIRM", "REFUSED", "DONE", "DONE");
        assertThat(part(done, "promo").path("outcomes").findValuesAsText("message"))
                .anyMatch(message -> message.contains("blocked"));
        assertThat(keyed.post("handovers", order("customer/CUSTOMER", "promo/IN_BAG", "promo/RECALL"))
                        .expect(201)
                        .id())
                .isEqualTo(done.id());
        takenOver(customers);

        endsInOrder(done.id());
    }

    private void endsInOrder(UUID handover) {
        acknowledged(admin, sent("RETURN", bag, store, milk, 6));
        assertThat(manager.get("handovers/" + li.id())
                        .expect(200)
                        .json()
                        .path("blocked")
                        .asBoolean())
                .isFalse();
        admin.post("promo/bags/" + li.id() + ":clear", json("reason", "leaves")).expect(200);
        String path = "handovers/" + li.id() + "/" + handover;
        assertThat(manager.with("Accept-Language", "zh-CN")
                        .get(path)
                        .expect(200)
                        .body())
                .contains("批次");
        assertThat(manager.get("handovers?filter=" + q("fromId eq " + li.id())).items("/id"))
                .containsExactly(handover.toString());
    }

    private void takenOver(List<Answer> customers) {
        for (Answer customer : customers) {
            assertThat(wang.rest().get("customers/" + customer.id()).expect(200).text("/card/ownerId"))
                    .isEqualTo(wang.id().toString());
        }
        Answer slip = wang.rest().get("promo/issue-slips?filter=" + q("kind eq TRANSFER and state eq SENT"));
        assertThat(slip.expect(200).items()).hasSize(1);
        acknowledged(wang.rest(), wang.rest().get("promo/issue-slips/" + slip.text("/items/0/id")));
        assertThat(wang.rest().get("promo/my/recall-tasks").expect(200).items()).hasSize(2);
    }

    @Test
    void c41ALeaverIsNoBusinessOfAnotherTeam() {
        Rest other =
                Data.user(admin, Data.team(admin), List.of(), "sales-manager").rest();
        other.get("handovers/" + li.id()).expect(404, "NOT_FOUND");
        Answer refusal = other.post("handovers", order("promo/IN_BAG")).expect(422);
        assertThat(refusal.violations()).containsExactly("fromId:UNKNOWN_USER");
        assertThat(other.get("handovers").expect(200).items()).isEmpty();
    }

    @Test
    void c41AModuleThatIsStoppedIsNamedAndAskedWhenItRunsAgain() {
        acknowledged(li.rest(), sent("ISSUE", store, bag, cup, 5));
        opened(li.rest(), code("C"), "teamId", team);
        admin.module("customer", "stop");

        Answer preview = manager.get("handovers/" + li.id()).expect(200);
        assertThat(preview.json().path("absent").findValuesAsText("name")).contains("customer");
        assertThat(preview.json().path("modules").findValuesAsText("module")).containsExactly("promo");
        Answer waiting = manager.post("handovers", order("customer/CUSTOMER", "promo/IN_BAG"))
                .expect(201);
        assertThat(waiting.text("/state")).isEqualTo("WAITING");
        assertThat(part(waiting, "customer").path("state").asText()).isEqualTo("ABSENT");
        assertThat(part(waiting, "promo").path("state").asText()).isEqualTo("ANSWERED");

        admin.module("customer", "start");
        String path = "handovers/" + li.id() + "/" + waiting.id();
        manager.post(path + ":resume", "").expect(428, "IF_MATCH_REQUIRED");
        Answer done = manager.ifMatch(manager.get(path).etag())
                .post(path + ":resume", "")
                .expect(200);
        assertThat(done.text("/state")).isEqualTo("DONE");
        assertThat(kinds(manager.get("handovers/" + li.id()), "customer")).isEmpty();
        assertThat(admin.get("openapi.json").json().path("paths").has("/api/v1/handovers/{user}/{id}:resume"))
                .isTrue();
    }

    @Test
    void p15ALineForARouteNeedsSomebodyWhoKnowsRoutes() {
        Map<String, Object> plan = parsed("""
                        {'code': '%s', 'itemId': '%s', 'days': {'from': '2026-01-01', 'to': '2026-01-31'}, 'quantity': 9,
                         'method': 'FILL', 'targets': [{'kind': 'ROUTE', 'ref': 'R1', 'weight': 1, 'wanted': 5}]}
                        """, code("PLAN"), cup);
        Answer refusal = admin.post("promo/allocations", plan).expect(503, "ROUTES_AWAY");
        assertThat(refusal.violations()).containsExactly("targets[0].ref:ROUTES_AWAY");
    }
}

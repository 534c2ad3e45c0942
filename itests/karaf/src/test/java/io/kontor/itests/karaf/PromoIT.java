package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Parallel;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Option;

/** Promo items with the kernel alone: the ledger by REST, on both databases. */
class PromoIT {
    private static final String SUPPLIER = "00000000-0000-7000-8000-000000000601";
    private static final String ADJUSTMENT = "00000000-0000-7000-8000-000000000606";
    private static final int CLIENTS = 12;
    private static final int COMMANDS = 500;
    private static final int PIECES = 100;

    @Test
    void onDerbyItKeepsItsLedgerAlone() {
        proof();
    }

    @Test
    void onPostgresqlItDoesTheSame() {
        try (Postgres postgres = Postgres.start()) {
            proof(postgres.options());
        }
    }

    private static void proof(Option... options) {
        try (Kontor kontor = Kontor.start(options)) {
            Rest admin = kontor.admin();
            admin.module("customer", "stop");
            admin.module("promo", "start");

            theLastPiecesAreGivenOnce(admin);
            whatIsWrongIsRefusedByItsOwnCode(admin);
            everybodySeesWhatIsTheirs(admin);
            theRolesOfANewInstallationDoTheWork(admin);
            whatHappenedIsKept(admin);
        }
    }

    private static UUID item(Rest admin, String code) {
        return admin.post(
                        "promo/items",
                        json(
                                "code",
                                code,
                                "name",
                                "圆珠笔",
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
    }

    private static UUID warehouse(Rest admin, String code) {
        return admin.post("promo/places", json("code", code, "name", "长沙仓", "type", "WAREHOUSE"))
                .expect(201)
                .id();
    }

    private static Map<String, Object> posting(
            String kind, UUID item, Object from, Object to, Object quantity, Object... more) {
        Map<String, Object> line = json("itemId", item, "fromId", from, "toId", to, "quantity", quantity);
        Map<String, Object> posting = json("kind", kind, "reason", "test", "lines", List.of(line));
        posting.putAll(json(more));
        return posting;
    }

    /** P06, P38: every command is sent twice with the same key, by many at once. */
    private static void theLastPiecesAreGivenOnce(Rest admin) {
        UUID item = item(admin, code("LAST"));
        UUID store = warehouse(admin, code("CS"));
        admin.post("promo/movements", posting("RECEIPT", item, SUPPLIER, store, PIECES))
                .expect(201);
        Map<String, Object> out = posting("STOCK_OUT", item, store, ADJUSTMENT, 1);
        List<String> keys = new ArrayList<>();
        IntStream.range(0, COMMANDS * 2).forEach(i -> keys.add("k-" + item + "-" + i % COMMANDS));
        Collections.shuffle(keys, new Random(1));
        AtomicInteger next = new AtomicInteger();
        Map<String, List<String>> answers = new ConcurrentHashMap<>();

        Parallel.run(CLIENTS, client -> {
            for (int i = next.getAndIncrement(); i < keys.size(); i = next.getAndIncrement()) {
                Answer answer = admin.key(keys.get(i)).post("promo/movements", out);
                String told = answer.status() == 201
                        ? "201 " + answer.text("/id")
                        : answer.status() + " " + answer.text("/code") + answer.text("/detail");
                answers.computeIfAbsent(keys.get(i), k -> Collections.synchronizedList(new ArrayList<>()))
                        .add(told);
            }
            return client;
        });

        assertThat(answers).hasSize(COMMANDS);
        assertThat(answers.values())
                .allSatisfy(twins -> assertThat(twins).hasSize(2).allMatch(twins.get(0)::equals));
        assertThat(answers.values().stream().filter(t -> t.get(0).startsWith("201")))
                .hasSize(PIECES);
        assertThat(answers.values().stream().filter(t -> t.get(0).startsWith("409 STOCK_INSUFFICIENT")))
                .hasSize(COMMANDS - PIECES);
        assertThat(onHand(admin, item, store)).isZero();
        Answer moved = admin.get("promo/movements?count=true&limit=1&filter=" + Rest.q("itemId eq '" + item + "'"));
        assertThat(moved.expect(200).json().path("total").asLong()).isEqualTo(PIECES + 1L);
    }

    private static long onHand(Rest admin, UUID item, UUID place) {
        String filter = "itemId eq '" + item + "' and placeId eq '" + place + "'";
        return admin.get("promo/balances?filter=" + Rest.q(filter)).expect(200).items().stream()
                .mapToLong(b -> b.at("/figures/onHand").asLong())
                .sum();
    }

    private static void whatIsWrongIsRefusedByItsOwnCode(Rest admin) {
        UUID item = item(admin, code("BAD"));
        UUID store = warehouse(admin, code("CS"));
        Answer receipt = admin.post("promo/movements", posting("RECEIPT", item, SUPPLIER, store, 10))
                .expect(201);
        LocalDate today = LocalDate.parse(receipt.text("/day"));

        refused(admin, posting("STOCK_OUT", item, store, ADJUSTMENT, 0), 422, "QUANTITY_NOT_POSITIVE");
        refused(admin, posting("STOCK_OUT", item, store, ADJUSTMENT, -3), 422, "QUANTITY_NOT_POSITIVE");
        refused(admin, posting("STOCK_OUT", item, store, ADJUSTMENT, "1.5"), 422, "QUANTITY_NOT_WHOLE");
        refused(admin, posting("STOCK_OUT", item, store, ADJUSTMENT, "1000000001"), 422, "QUANTITY_TOO_LARGE");
        refused(admin, posting("TRANSFER", item, store, store, 1), 422, "SAME_PLACE");
        refused(admin, posting("ISSUE", item, store, ADJUSTMENT, 1), 422, "KIND_OF_DOCUMENT");
        refused(admin, posting("STOCK_OUT", item, store, SUPPLIER, 1), 422, "WRONG_ENDS");
        refused(admin, posting("STOCK_OUT", UUID.randomUUID(), store, ADJUSTMENT, 1), 422, "UNKNOWN_ITEM");
        refused(admin, posting("STOCK_OUT", item, store, ADJUSTMENT, 11), 409, "STOCK_INSUFFICIENT");
        refused(
                admin,
                posting(
                        "STOCK_OUT",
                        item,
                        store,
                        ADJUSTMENT,
                        1,
                        "day",
                        today.plusDays(2).toString()),
                422,
                "FUTURE_DAY");
        assertThat(onHand(admin, item, store)).isEqualTo(10);

        String id = receipt.text("/id");
        Answer undone = admin.post("promo/movements/" + id + ":reverse", json("reason", "wrong item"))
                .expect(200);
        admin.post("promo/movements/" + id + ":reverse", json("reason", "again"))
                .expect(409, "REVERSED_ALREADY");
        admin.post("promo/movements/" + undone.text("/id") + ":reverse", json("reason", "back"))
                .expect(409, "REVERSAL_OF_REVERSAL");
        String asOf = "promo/day-balances?item=" + item + "&asOf=";
        assertThat(admin.get(asOf + undone.text("/day")).expect(200).items()).isEmpty();
        admin.get(asOf + today.plusDays(2)).expect(422, "FUTURE_DAY");
    }

    private static void refused(Rest admin, Map<String, Object> posting, int status, String code) {
        Answer answer = admin.post("promo/movements", posting).expect(status);
        List<String> codes = new ArrayList<>(List.of(answer.text("/code")));
        answer.json().path("violations").forEach(v -> codes.add(v.path("code").asText()));
        assertThat(codes).contains(code);
    }

    /** P03, P46 and the row scope. */
    private static void everybodySeesWhatIsTheirs(Rest admin) {
        warehouse(admin, code("CS"));
        Data.User rep = Data.user(
                admin,
                null,
                List.of(),
                List.of(
                        grant("promo:place:read", "OWN"),
                        grant("promo:stock:read", "OWN"),
                        grant("promo:bag:read", "OWN")));
        Answer bag = rep.rest().get("promo/my/bag").expect(200);
        assertThat(bag.text("/data/type")).isEqualTo("REP_BAG");
        assertThat(rep.rest().get("promo/my/bag").expect(200).text("/id")).isEqualTo(bag.text("/id"));
        assertThat(rep.rest()
                        .get("promo/places?filter=" + Rest.q("type in (WAREHOUSE,REP_BAG)"))
                        .items("/id"))
                .containsExactly(bag.text("/id"));
        assertThat(rep.rest().get("promo/balances").expect(200).items()).isEmpty();
        rep.rest().post("promo/movements", Map.of()).expect(403, "PERMISSION_MISSING");
        rep.rest().get("promo/items").expect(403, "PERMISSION_MISSING");
    }

    /** P08, P12, P19: from the receipt to the customer with the roles that are there from the beginning. */
    private static void theRolesOfANewInstallationDoTheWork(Rest admin) {
        String team = Data.team(admin);
        Data.User keeper = Data.user(admin, null, List.of(), "warehouse-keeper");
        Data.User rep = Data.user(admin, team, List.of(), "sales-representative");
        Rest manager = Data.user(admin, team, List.of(), "sales-manager").rest();
        Rest office = Data.user(admin, null, List.of(), "back-office").rest();
        UUID item = item(office, code("ROLE"));
        UUID store = office.post(
                        "promo/places",
                        json("code", code("CS"), "name", "长沙仓", "type", "WAREHOUSE", "keeperId", keeper.id()))
                .expect(201)
                .id();
        office.post("promo/quota-rules", everythingNeedsApproval()).expect(201);
        keeper.rest()
                .post("promo/movements", posting("RECEIPT", item, SUPPLIER, store, 10))
                .expect(201);
        UUID bag = rep.rest().get("promo/my/bag").expect(200).id();
        Map<String, Object> asking = json("fromId", store, "toId", bag, "purpose", "visits");
        asking.put("lines", List.of(json("itemId", item, "quantity", 5)));

        UUID request = requested(rep.rest(), keeper.rest(), manager, asking);
        sent(rep.rest(), keeper.rest(), request, asking);
        given(rep.rest(), manager, item);

        assertThat(onHand(admin, item, bag)).isEqualTo(3);
        assertThat(manager.get("promo/balances").expect(200).items("/placeId"))
                .as("the team's bags, no warehouses")
                .containsOnly(bag.toString());
        whatIsOpenIsToldToWhoAsks(admin, office, rep);
        assertThat(office.get("promo/reports/effect?from=2026-01-01&to=2026-03-31")
                        .expect(200)
                        .text("/outcome"))
                .as("nobody knows sales here")
                .isEqualTo("NO_SOURCE");
    }

    private static UUID requested(Rest rep, Rest keeper, Rest manager, Map<String, Object> asking) {
        Answer draft = rep.post("promo/requests", asking).expect(201);
        String request = "promo/requests/" + draft.id();
        Answer asked =
                rep.ifMatch(draft.etag()).post(request + ":submit", json()).expect(200);
        for (Rest other : List.of(rep, keeper)) {
            other.ifMatch(asked.etag()).post(request + ":approve", json()).expect(403, "PERMISSION_MISSING");
        }
        manager.ifMatch(asked.etag()).post(request + ":approve", json()).expect(200);
        return draft.id();
    }

    private static void sent(Rest rep, Rest keeper, UUID request, Map<String, Object> asked) {
        Map<String, Object> picking = json("kind", "ISSUE", "requestId", request);
        List.of("fromId", "toId", "lines").forEach(same -> picking.put(same, asked.get(same)));
        Answer picked = keeper.post("promo/issue-slips", picking).expect(201);
        String slip = "promo/issue-slips/" + picked.id();
        Answer sent = keeper.ifMatch(picked.etag()).post(slip + ":send", json()).expect(200);
        Answer due = rep.get("deadlines?filter=" + Rest.q("kind eq 'promo.slip' and open eq true"));
        assertThat(due.expect(200).items("/data/subjectId")).containsExactly(picked.text("/id"));
        rep.ifMatch(sent.etag()).post(slip + ":ack", json("lines", List.of())).expect(200);
    }

    private static void given(Rest rep, Rest manager, UUID item) {
        Map<String, Object> gift = json("recipient", json("name", "Corner shop"), "purpose", "visit");
        gift.put("lines", List.of(json("itemId", item, "quantity", 2)));
        Answer waiting = rep.post("promo/customer-issues", gift).expect(201);
        assertThat(waiting.text("/state")).isEqualTo("WAITING");
        assertThat(waiting.text("/decision/approval/level")).isEqualTo("FIRST");
        String issue = "promo/customer-issues/" + waiting.id();
        rep.ifMatch(waiting.etag()).post(issue + ":approve", json()).expect(403, "PERMISSION_MISSING");
        manager.ifMatch(waiting.etag()).post(issue + ":approve", json()).expect(200);
    }

    /** P14, P19, P32 by REST. */
    private static void whatIsOpenIsToldToWhoAsks(Rest admin, Rest office, Data.User rep) {
        String bag = "promo/bags/" + rep.id();
        Answer open = office.get(bag + "/clearance").expect(200);
        assertThat(open.json().path("items").findValuesAsText("kind")).containsExactly("IN_BAG");
        rep.rest().get(bag + "/clearance").expect(200);
        office.post(bag + ":clear", json("reason", "leaves")).expect(409, "BAG_NOT_CLEAR");
        assertThat(office.post("promo/customer-issues:of-order", json("ref", "SO-1", "lines", List.of()))
                        .expect(200)
                        .items())
                .isEmpty();
        Answer none = admin.get("promo/approval-limits").expect(200);
        Map<String, Object> limit = json("document", "ISSUE", "level", "FIRST");
        limit.put("upTo", json("amount", "100", "currency", "CNY"));
        Answer limits = admin.ifMatch(none.etag())
                .put("promo/approval-limits", json("limits", List.of(limit)))
                .expect(200);
        admin.ifMatch(none.etag())
                .put("promo/approval-limits", json("limits", List.of()))
                .expect(412, "VERSION_STALE");
        admin.ifMatch(limits.etag())
                .put("promo/approval-limits", json("limits", List.of()))
                .expect(200);
    }

    private static Map<String, Object> everythingNeedsApproval() {
        return json(
                "code",
                code("ALL"),
                "label",
                json("zh", "全部审批", "en", "All need approval"),
                "measure",
                "QUANTITY",
                "limit",
                0,
                "period",
                "YEAR",
                "each",
                "CUSTOMER",
                "effect",
                "APPROVAL",
                "priority",
                1);
    }

    private static void whatHappenedIsKept(Rest admin) {
        UUID store = warehouse(admin, code("CS"));
        UUID item = item(admin, code("HIS"));
        String at = "promo/places/" + store;
        Answer place = admin.get(at).expect(200);
        admin.patch(at, json("name", "新仓")).expect(428, "IF_MATCH_REQUIRED");
        admin.ifMatch(place.etag()).patch(at, json("name", "新仓")).expect(200);
        admin.ifMatch(place.etag()).patch(at, json("name", "再改")).expect(412, "VERSION_STALE");
        admin.post("promo/movements", posting("RECEIPT", item, SUPPLIER, store, 3))
                .expect(201);

        assertThat(admin.get(at + "/history").expect(200).items("/subject/type"))
                .contains("Place", "Movement");
        JsonNode events =
                admin.get("events/promo?after=0&limit=500").expect(200).json();
        assertThat(events.findValuesAsText("type")).contains("PromoItemAdded", "PromoPlaceAdded", "PromoReceived");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        admin.post(
                        "promo/periods",
                        json(
                                "from",
                                today.minusDays(400).toString(),
                                "to",
                                today.plusDays(400).toString()))
                .expect(201);
        assertThat(admin.get("openapi.json").expect(200).json().path("paths").has("/api/v1/promo/movements"))
                .isTrue();
    }
}

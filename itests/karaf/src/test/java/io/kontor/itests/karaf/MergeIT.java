package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.opened;
import static io.kontor.itests.karaf.kit.Data.parsed;
import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Until;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** C31 with promo items: two customers become one and two again, and promo follows, also when it was stopped. */
class MergeIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SUPPLIER = "00000000-0000-7000-8000-000000000601";

    private static Kontor kontor;
    private static Rest admin;
    private static UUID pen;
    private static UUID store;

    private Answer winner;
    private Answer loser;

    @BeforeAll
    static void start() {
        kontor = Kontor.start();
        admin = kontor.admin();
        admin.module("promo", "start");
        pen = admin.post("promo/items", parsed("""
                        {'code': '%s', 'name': '圆珠笔', 'kind': 'GIFT', 'tracking': 'NONE', 'baseUnit': 'piece', 'shortDays': 0}
                        """, code("PEN"))).expect(201).id();
        store = admin.post("promo/places", json("code", code("CS"), "name", "长沙仓", "type", "WAREHOUSE"))
                .expect(201)
                .id();
        Map<String, Object> line = json("itemId", pen, "fromId", SUPPLIER, "toId", store, "quantity", 100);
        admin.post("promo/movements", json("kind", "RECEIPT", "reason", "test", "lines", List.of(line)))
                .expect(201);
        admin.post("promo/quota-rules", parsed("""
                        {'code': '%s', 'label': {'zh': '每年五支', 'en': 'Five a year'}, 'measure': 'QUANTITY', 'limit': 5,
                         'period': 'YEAR', 'each': 'CUSTOMER', 'effect': 'BLOCK', 'priority': 1}
                        """, code("FIVE"))).expect(201);
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    @BeforeEach
    void two() {
        winner = opened(admin, code("W"));
        loser = opened(admin, code("L"));
        give(winner, 2).expect(201);
        give(loser, 3).expect(201);
    }

    private static Answer give(Answer customer, int quantity) {
        return admin.post(
                "promo/customer-issues",
                json(
                        "recipient",
                        json("id", customer.id(), "name", "as known"),
                        "placeId",
                        store,
                        "purpose",
                        "visit",
                        "lines",
                        List.of(json("itemId", pen, "quantity", quantity))));
    }

    private static List<String> issuesOf(Answer customer) {
        return admin
                .get("promo/customer-issues?filter=" + q("customerId eq " + customer.id()))
                .expect(200)
                .items("/data/lines/0/quantity")
                .stream()
                .sorted()
                .toList();
    }

    private Map<String, Object> order() {
        return json(
                "winnerId",
                winner.id(),
                "loserId",
                loser.id(),
                "loserVersion",
                admin.get("customers/" + loser.id()).json().path("version").asLong(),
                "choices",
                json("name", "LOSER"),
                "reason",
                "same shop");
    }

    private Answer merge() {
        String etag = admin.get("customers/" + winner.id()).etag();
        return admin.ifMatch(etag).post("customers/merges", order()).expect(201);
    }

    private static Answer followed(Answer merge, String state) {
        return Until.sees(
                SOON,
                () -> admin.get("customers/merges/" + merge.id()).expect(200),
                m -> m.text("/followers/0/progress/state").equals(state));
    }

    private static void undo(Answer merge) {
        admin.ifMatch(merge.etag())
                .post("customers/merges/" + merge.id() + ":undo", json("reason", "two shops"))
                .expect(200);
    }

    @Test
    void c31AMergeRelinksWhatTheyGotAndUndoingItPutsItBack() {
        Answer preview = admin.post("customers/merges:preview", order()).expect(200);
        assertThat(preview.text("/merged/name")).isEqualTo(loser.text("/card/name"));
        assertThat(preview.text("/modules/0/module")).isEqualTo("promo");
        assertThat(preview.text("/modules/0/relinks/0/kind")).isEqualTo("CustomerIssue");
        assertThat(preview.text("/modules/0/relinks/0/moves")).isEqualTo("1");

        Answer merge = merge();
        Answer after = followed(merge, "RELINKED");

        assertThat(after.text("/followers/0/progress/relinked")).isEqualTo("1");
        assertThat(issuesOf(winner)).containsExactly("2", "3");
        assertThat(issuesOf(loser)).isEmpty();
        give(winner, 1).expect(409, "QUOTA_EXCEEDED");
        give(loser, 1).expect(409, "QUOTA_EXCEEDED");

        undo(merge);
        Answer undone = followed(merge, "RESTORED");
        assertThat(undone.json().at("/undone/kept")).isEmpty();
        assertThat(issuesOf(winner)).containsExactly("2");
        assertThat(issuesOf(loser)).containsExactly("3");
        give(winner, 3).expect(201);
        give(loser, 3).expect(409, "QUOTA_EXCEEDED");
        assertThat(admin.get("customers/" + loser.id()).expect(200).text("/lifecycle"))
                .isEqualTo(loser.text("/lifecycle"));
    }

    @Test
    void c48PromoThatWasStoppedFollowsWhenItStarts() {
        admin.module("promo", "stop");
        Answer merge = merge();
        assertThat(admin.get("customers/merges/" + merge.id())
                        .expect(200)
                        .json()
                        .path("followers"))
                .isEmpty();

        admin.module("promo", "start");
        followed(merge, "RELINKED");
        assertThat(issuesOf(winner)).containsExactly("2", "3");

        admin.module("promo", "stop");
        undo(merge);
        Answer again = merge();
        undo(again);
        admin.module("promo", "start");
        followed(merge, "RESTORED");
        followed(again, "RESTORED");
        assertThat(issuesOf(winner)).containsExactly("2");
        assertThat(issuesOf(loser)).containsExactly("3");
    }

    @Test
    void c31TheLoserPointsToTheWinnerAndWrongOrdersAreRefused() {
        String path = "customers/" + loser.id();
        Map<String, Object> order = order();
        admin.post("customers/merges", order).expect(428, "IF_MATCH_REQUIRED");
        admin.ifMatch("\"99\"").post("customers/merges", order).expect(412, "VERSION_STALE");
        String etag = admin.get("customers/" + winner.id()).etag();
        Rest keyed = admin.ifMatch(etag).key(code("merge"));
        Answer merge = keyed.post("customers/merges", order).expect(201);
        assertThat(keyed.post("customers/merges", order).expect(201).id()).isEqualTo(merge.id());

        Answer pointer = admin.with("Accept-Language", "zh-CN").get(path).expect(404, "CUSTOMER_MERGED");
        assertThat(pointer.violations()).containsExactly("id:MERGED_INTO");
        assertThat(pointer.text("/violations/0/message")).endsWith(winner.id().toString());
        assertThat(pointer.text("/detail")).contains("并入");
        assertThat(admin.get("customers?filter=" + q("code eq '" + loser.text("/card/code") + "'"))
                        .items())
                .isEmpty();
        admin.ifMatch(loser.etag())
                .post(path + ":transition", json("to", "ACTIVE", "reason", "x"))
                .expect(404, "CUSTOMER_MERGED");
        byte[] again = ("code,name\n" + loser.text("/card/code") + ",x\n").getBytes(StandardCharsets.UTF_8);
        assertThat(admin.csv("customers/imports/customers", again).expect(422).body())
                .contains("CUSTOMER_MERGED");
        admin.ifMatch("\"99\"").post("customers/merges", order).expect(409, "ALREADY_MERGED");
        Answer found = admin.get("customers/merges?filter=" + q("loserId eq " + loser.id()));
        assertThat(found.items("/winner/id")).containsExactly(winner.id().toString());
        assertThat(admin.get("history/customer?limit=500&filter=" + q("rootId eq " + winner.id()))
                        .items("/subject/type"))
                .contains("CustomerMerge");
        assertThat(admin.get("openapi.json").json().path("paths").has("/api/v1/customers/merges/{id}:undo"))
                .isTrue();
    }
}

package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.label;
import static io.kontor.itests.karaf.kit.Data.opened;
import static io.kontor.itests.karaf.kit.Data.parsed;
import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Rest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** C01-C05, C13-C16, C18, C25, C34: the card and what hangs on it. */
interface ArchiveJourney extends Journey {
    String FULL_CARD = """
            {'code': '%s', 'name': '福州福记贸易有限公司', 'shortName': '福记', 'unifiedSocialCreditCode': '91350100M000100Y43',
             'regionCode': '%s', 'routeOrder': 7, 'email': 'a@b.example', 'website': 'https://b.example',
             'foundedOn': '1998', 'firstTradeOn': '2001-05',
             'registeredCapital': {'amount': '1000000.5', 'currency': 'CNY'},
             'assets': {'value': {'amount': '999999999999999.9999', 'currency': 'CNY'}, 'asOf': '2025-12-31'},
             'addresses': [{'type': 'REGISTERED', 'text': '福州市鼓楼区 1 号 𠮷', 'postalCode': '350001', 'regionCode': '%s',
                            'latitude': '26.08', 'longitude': '119.3', 'primary': true}],
             'phones': [{'kind': 'MOBILE', 'number': '+86 138-0000-0000', 'note': '老板'}],
             'externalIds': [{'system': 'erp', 'id': '%s'}],
             'sources': [{'field': 'foundedOn', 'channel': 'REP_VISIT', 'asOf': '2026-01-02', 'note': null}],
             'traits': {'serviceArea': ['%s'], 'salesCapability': {'value': 4, 'note': '强'},
                        'growthPotential': {'value': 5, 'note': null}, 'businessPhilosophy': '诚信',
                        'businessPolicy': '现款\\n现货', 'employeeCount': 120,
                        'annualSales': {'amount': 5000000, 'currency': 'CNY'}, 'managementTraits': '家族'}}
            """;

    @Test
    default void aFullCardComesBackAsItWasWritten() {
        String region = Data.region(admin(), code("R"), null);
        Map<String, Object> body = parsed(FULL_CARD, code("full"), region, region, code("erp"), region);
        Answer opened = admin().post("customers", body).expect(201);
        assertThat(opened.header("Location")).endsWith("/api/v1/customers/" + opened.id());
        assertThat(opened.text("/lifecycle")).isEqualTo("PROSPECT");
        Answer read = admin().get("customers/" + opened.id()).expect(200);
        assertThat(read.etag()).isEqualTo(opened.etag()).isEqualTo("\"" + read.text("/version") + "\"");
        assertThat(read.json()).isEqualTo(opened.json());
        assertThat(read.json().path("masked")).isEmpty();
        JsonNode card = read.json().path("card");
        assertThat(card.at("/traits/businessPolicy").asText()).isEqualTo("现款\n现货");
        assertThat(card.at("/addresses/0/text").asText()).isEqualTo("福州市鼓楼区 1 号 𠮷");
        assertThat(card.at("/foundedOn").asText()).isEqualTo("1998");
        assertThat(card.at("/assets/value/amount").isTextual()).isTrue();
        assertThat(card.at("/assets/value/amount").asText()).isEqualTo("999999999999999.9999");
        assertThat(card.at("/traits/salesCapability/value").asInt()).isEqualTo(4);
    }

    @Test
    default void aCodeIsGivenOnceForEver() {
        String code = code("once");
        opened(admin(), code);
        admin().post("customers", customer(code)).expect(409, "CUSTOMER_CODE_TAKEN");
        assertThat(admin().post("customers", customer(code)).violations()).containsExactly("code:CUSTOMER_CODE_TAKEN");
        Answer given = admin().post("customers", json("name", "No code")).expect(201);
        assertThat(given.text("/card/code")).isNotBlank();
        admin().ifMatch(given.etag())
                .patch("customers/" + given.id(), json("code", code("other")))
                .expect(422, "CODE_IS_FINAL");
    }

    @Test
    default void aPatchChangesWhatItNamesAndNothingElse() {
        Answer opened = opened(admin(), code("patch"), "shortName", "old", "email", "a@b.example");
        String path = "customers/" + opened.id();
        Answer same = admin().ifMatch(opened.etag())
                .patch(path, json("shortName", "old"))
                .expect(200);
        assertThat(same.etag()).isEqualTo(opened.etag());
        Answer changed = admin().ifMatch(opened.etag())
                .patch(path, json("shortName", "new", "email", null))
                .expect(200);
        assertThat(changed.etag()).isNotEqualTo(opened.etag());
        assertThat(changed.text("/card/shortName")).isEqualTo("new");
        assertThat(changed.json().at("/card/email").isNull()).isTrue();
        assertThat(changed.text("/card/name")).isEqualTo(opened.text("/card/name"));
    }

    @Test
    default void anIdentityElsewhereOpensOnceAndChangesAfterwards() {
        String path = "customers/by-external-id/erp/" + code("ext");
        admin().get(path).expect(404, "NOT_FOUND");
        Map<String, Object> card = json("code", code("ext"), "name", "From the ERP");
        Answer created = admin().put(path, card).expect(201);
        assertThat(admin().get(path).expect(200).id()).isEqualTo(created.id());
        admin().put(path, card).expect(412, "VERSION_STALE");
        card.put("shortName", "ERP");
        Answer changed = admin().ifMatch(created.etag()).put(path, card).expect(200);
        assertThat(changed.id()).isEqualTo(created.id());
        assertThat(changed.text("/card/shortName")).isEqualTo("ERP");
    }

    @Test
    default void stagesFollowTheAllowedPathsWithReasons() {
        Answer customer = opened(admin(), code("life"), "lifecycle", "SUSPECT");
        String path = "customers/" + customer.id();
        admin().ifMatch(customer.etag())
                .post(path + ":transition", json("to", "ACTIVE", "reason", "no"))
                .expect(409, "TRANSITION_NOT_ALLOWED");
        admin().ifMatch(customer.etag())
                .post(path + ":transition", json("to", "PROSPECT"))
                .expect(422, "INVALID_INPUT");
        Answer prospect = admin().ifMatch(customer.etag())
                .post(path + ":transition", json("to", "PROSPECT", "reason", "called"))
                .expect(200);
        admin().ifMatch(prospect.etag())
                .post(path + ":transition", json("to", "SIGNED", "reason", "signed"))
                .expect(200);
        assertThat(admin().get(path + "/lifecycle").expect(200).items("/to"))
                .containsExactly("SIGNED", "PROSPECT", "SUSPECT");
    }

    @Test
    default void keyPersonsKeepTheirHistory() {
        UUID id = opened(admin(), code("persons")).id();
        String path = "customers/" + id + "/key-persons";
        Map<String, Object> profile = json("personality", "开朗", "hobbies", "茶", "birthYear", 1970);
        Answer first = admin().post(path, person("MANAGER", "王一", "2020-01-01", "profile", profile))
                .expect(201);
        String one = path + "/" + first.id();
        assertThat(admin().get(one).expect(200).text("/data/profile/hobbies")).isEqualTo("茶");
        admin().post(path, person("MANAGER", "王二", "2024-01-01")).expect(201);
        admin().post(path, person("MANAGER", "王三", "2023-01-01")).expect(409, "ROLE_OCCUPIED");
        assertThat(admin().get(path + "?asOf=2023-12-31").expect(200).items("/data/name"))
                .containsExactly("王一");
        assertThat(admin().get(path + "?asOf=2024-01-01").expect(200).items("/data/name"))
                .containsExactly("王二");
        assertThat(admin().get(path).expect(200).items("/data/name")).containsExactly("王二", "王一");
        // a profile goes when its person leaves the role
        assertThat(admin().get(one).expect(200).json().at("/data/profile").isObject())
                .isFalse();
        admin().ifMatch(admin().get(one).etag()).delete(one).expect(204);
        admin().get(one).expect(404, "NOT_FOUND");
    }

    private static Map<String, Object> person(String role, String name, String from, Object... more) {
        Map<String, Object> person = json("role", role, "name", name, "validFrom", from);
        person.putAll(json(more));
        return person;
    }

    @Test
    default void relationsHaveNoCyclesOnAnyDay() {
        UUID alone = opened(admin(), code("rel")).id();
        relate(alone, alone, "2026-01-01", null).expect(409, "RELATION_CYCLE");
        UUID a = opened(admin(), code("rel")).id();
        UUID b = opened(admin(), code("rel")).id();
        UUID c = opened(admin(), code("rel")).id();
        relate(a, b, "2024-01-01", null).expect(201);
        relate(b, c, "2025-01-01", "2025-12-31").expect(201);
        relate(c, a, "2025-06-01", null).expect(409, "RELATION_CYCLE");
        relate(c, a, "2026-01-01", null).expect(201);
        relate(opened(admin(), code("rel")).id(), c, "2026-01-01", null).expect(201);
        relate(a, c, "2026-01-01", null).expect(409, "RELATION_OVERLAPS");
        assertThat(admin().get("customers/" + a + "/relations").expect(200).items())
                .hasSize(2);
    }

    private Answer relate(UUID from, UUID to, String since, String until) {
        return admin().post(
                        "customers/" + from + "/relations",
                        json("type", "GROUP_MEMBER", "toId", to, "validFrom", since, "validTo", until));
    }

    @Test
    default void axesAreIndependentAndAssignmentsDated() {
        assertThat(admin().get("customers/axes").expect(200).items("/code"))
                .contains("ownership", "channel-type", "location-kind");
        assertThat(admin().get("customers/axes/ownership/codes").items()).hasSizeGreaterThanOrEqualTo(5);
        String axis = code("axis");
        admin().post("customers/axes", json("code", axis, "label", label("轴", "Axis"), "multiple", false))
                .expect(201);
        String codes = "customers/axes/" + axis + "/codes";
        admin().post(codes, json("code", "top", "label", label("上", "Top"))).expect(201);
        admin().post(codes, json("code", "sub", "parentCode", "top", "label", label("下", "Sub")))
                .expect(201);
        Answer customer = opened(admin(), code("axes"));
        String path = "customers/" + customer.id();
        String assign = path + "/classifications/" + axis;
        Rest fresh = admin().ifMatch(customer.etag());
        fresh.put(assign, json("codes", List.of("top", "sub"), "from", "2020-01-01"))
                .expect(422, "ONE_CODE_ONLY");
        fresh.put(assign, json("codes", List.of("nope"), "from", "2020-01-01")).expect(422, "UNKNOWN_CODE");
        fresh.put(assign, json("codes", List.of("sub"), "from", "2020-01-01", "reason", "seen"))
                .expect(200);
        fresh.put(assign, json("codes", List.of("top"), "from", "2022-01-01")).expect(412, "VERSION_STALE");
        admin().ifMatch(admin().get(path).etag())
                .put(assign, json("codes", List.of("top"), "from", "2022-01-01"))
                .expect(200);
        assertThat(admin().get(path + "/classifications?asOf=2021-12-31")
                        .expect(200)
                        .items("/code"))
                .containsExactly("sub");
        assertThat(admin().get(path).text("/classifications/" + axis + "/0")).isEqualTo("top");
        String by = "customers?filter=" + q("axis." + axis + " descendantOf top");
        assertThat(admin().get(by).expect(200).items("/id"))
                .containsExactly(customer.id().toString());
        assertThat(admin().get(by.replace("top", "sub")).expect(200).items()).isEmpty();
        assertThat(admin().get(by.replace("top", "sub") + "&asOf=2021-01-01")
                        .expect(200)
                        .items())
                .hasSize(1);
        assertThat(admin().get(codes + "/top/impact").expect(200).body())
                .isEqualTo("{\"current\":1,\"past\":0,\"future\":0}");
    }

    @Test
    default void anOverriddenGradeEndsByItself() {
        Answer customer = opened(admin(), code("grade"), "lifecycle", "ACTIVE");
        String path = "customers/" + customer.id();
        Map<String, Object> override =
                json("grade", "A", "from", "2026-01-01", "until", "2026-03-31", "reason", "promise");
        admin().post(path + "/grade:override", override).expect(428, "IF_MATCH_REQUIRED");
        admin().ifMatch(customer.etag())
                .post(path + "/grade:override", override)
                .expect(200);
        assertThat(admin().get(path + "/grade?day=2026-03-31").expect(200).text("/kind"))
                .isEqualTo("OVERRIDDEN");
        admin().get(path + "/grade?day=2026-04-01").expect(404);
        assertThat(admin().get(path + "/grades").expect(200).items("/reason")).containsExactly("promise");
        override.put("grade", "Z9");
        admin().ifMatch(admin().get(path).etag())
                .post(path + "/grade:override", override)
                .expect(422, "UNKNOWN_CODE");
    }

    @Test
    default void regionsMoveWithAllBelowThem() {
        String north = Data.region(admin(), code("N"), null);
        String south = Data.region(admin(), code("S"), null);
        String city = Data.region(admin(), code("C"), north);
        String quarter = Data.region(admin(), code("Q"), city);
        UUID customer = opened(admin(), code("moves"), "regionCode", quarter).id();
        assertThat(inside(north)).containsExactly(customer.toString());
        Answer region = admin().get("regions/" + city).expect(200);
        admin().ifMatch(region.etag())
                .put("regions/" + city, json("code", city, "parentCode", quarter, "label", label("城", "City")))
                .expect(409, "REGION_CYCLE");
        admin().ifMatch(region.etag())
                .put("regions/" + city, json("code", city, "parentCode", south, "label", label("城", "City")))
                .expect(200);
        assertThat(admin().get("regions/" + quarter).text("/path")).isEqualTo(south + "/" + city + "/" + quarter + "/");
        assertThat(inside(north)).isEmpty();
        assertThat(inside(south)).containsExactly(customer.toString());
    }

    private List<String> inside(String region) {
        return admin().get("customers?filter=" + q("region descendantOf " + region))
                .expect(200)
                .items("/id");
    }
}

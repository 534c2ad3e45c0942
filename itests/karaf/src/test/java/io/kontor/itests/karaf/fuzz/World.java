package io.kontor.itests.karaf.fuzz;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.fact;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.parsed;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.fuzz.Shot.Role;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Rest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two owners, each with customers whose every text holds a word of their own, and others who may see all, nothing, or
 * are nobody. The words are never sent again, so wherever one turns up, it was told.
 */
final class World {
    static final Map<Role, String> CANARIES =
            Map.of(Role.FIRST_OWNER, "zcanaryfirst", Role.SECOND_OWNER, "zcanarysecond");

    final Map<Role, Map<String, String>> logins = new EnumMap<>(Role.class);
    final Map<String, List<String>> known = new HashMap<>();
    private final Rest admin;

    World(Rest admin) {
        this.admin = admin;
        List<JsonNode> permissions = admin.get("permissions").expect(200).items();
        List<Map<String, Object>> own = permissions.stream()
                .filter(p -> p.path("scoped").asBoolean()
                        || p.path("permission").asText().endsWith(":read"))
                .map(p -> grant(
                        p.path("permission").asText(),
                        p.path("scoped").asBoolean() ? "OWN" : "ALL",
                        "SENSITIVE",
                        "AMOUNT"))
                .toList();
        logins.put(Role.NOBODY, Map.of());
        login(Role.POWERLESS, List.of());
        login(Role.READER, List.of(grant("customer:*:read", "ALL")));
        login(Role.ADMINISTRATOR, List.of(grant("*:*:*", "ALL", "SENSITIVE", "AMOUNT")));
        Data.region(admin, "FZ", null);
        known.put("regionCode", List.of("FZ"));
        known.put("currency", List.of("CNY"));
        for (Role owner : CANARIES.keySet()) {
            Data.User user = login(owner, own);
            for (int i = 0; i < 5; i++) {
                customer(user, CANARIES.get(owner));
            }
        }
    }

    private Data.User login(Role role, List<Map<String, Object>> grants) {
        Data.User user = Data.user(admin, null, List.of(), grants);
        logins.put(role, Map.of("Authorization", user.rest().headers().get("Authorization")));
        return user;
    }

    private void customer(Data.User owner, String canary) {
        String code = code("fz");
        Answer customer =
                owner.rest().post("customers", parsed("""
                        {'code': '%1$s', 'name': '%2$s name', 'shortName': '%2$s', 'lifecycle': 'ACTIVE', 'regionCode': 'FZ',
                         'email': '%2$s@canary.example', 'website': 'https://%2$s.example/',
                         'registeredCapital': {'amount': 8, 'currency': 'CNY'},
                         'addresses': [{'type': 'BUSINESS', 'text': '%2$s street', 'primary': true}],
                         'phones': [{'kind': 'FAX', 'number': '1', 'note': '%2$s'}],
                         'traits': {'managementTraits': '%2$s', 'businessPolicy': '%2$s'},
                         'externalIds': [{'system': 'fuzz', 'id': '%1$s'}]}
                        """, code, canary)).expect(201);
        Answer person = owner.rest()
                .post(
                        "customers/" + customer.id() + "/key-persons",
                        parsed(
                                "{'role': 'OWNER', 'name': '%1$s', 'validFrom': '2020-01-01', 'phone': '1',"
                                        + " 'profile': {'hobbies': '%1$s'}}",
                                canary))
                .expect(201);
        Answer fact = owner.rest()
                .post(
                        "customers/trade-facts",
                        fact(customer.id(), "2026-01-15", "tea", "5", "externalId", canary + code))
                .expect(201);
        for (UUID id : List.of(customer.id(), person.id(), fact.id())) {
            known("id", id.toString());
            known("uuid", id.toString());
        }
        known("person", person.id().toString());
        known("customerId", customer.id().toString());
        known("toId", customer.id().toString());
        known("code", code);
        known("customer", code);
        known("externalId", code);
        known("system", "fuzz");
    }

    private void known(String name, String value) {
        known.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
}

package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.fact;
import static io.kontor.itests.karaf.kit.Data.grant;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.label;
import static io.kontor.itests.karaf.kit.Data.parsed;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Rest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Four users who differ in nothing but the scope of their role, and for each reason to see a customer one that is seen
 * for that reason alone.
 */
final class RightsWorld {
    static final String AXIS = "rights";

    /** Scopes of a grant. */
    enum Scope {
        OWN,
        TEAM,
        REGION_SUBTREE,
        ALL
    }

    /**
     * A customer with one key person and one trade fact.
     *
     * @param code its code
     * @param id its id
     * @param person its key person
     * @param fact its trade fact
     * @param seenBy the scopes that reach it
     */
    record Row(String code, UUID id, UUID person, UUID fact, Set<Scope> seenBy) {
        String path() {
            return "customers/" + id;
        }
    }

    final Rest admin;
    final List<String> permissions;
    final List<Row> rows = new ArrayList<>();
    final Map<Scope, Data.User> users = new EnumMap<>(Scope.class);
    /** An import and an export of the administrator's. */
    final String run;

    final String export;
    /** A note of the administrator's, with a deadline. */
    final String note;

    final String otherTeam;
    final String otherRegion;

    RightsWorld(Rest admin) {
        this.admin = admin;
        Answer known = admin.get("permissions").expect(200);
        permissions = known.items("/permission");
        String team = Data.team(admin);
        otherTeam = Data.team(admin);
        String region = Data.region(admin, code("N"), null);
        String below = Data.region(admin, code("NN"), region);
        otherRegion = Data.region(admin, code("S"), null);
        for (Scope scope : Scope.values()) {
            List<Map<String, Object>> grants = known.items().stream()
                    .map(p -> grant(
                            p.path("permission").asText(),
                            p.path("scoped").asBoolean() ? scope.name() : "ALL",
                            "SENSITIVE",
                            "AMOUNT"))
                    .toList();
            users.put(scope, Data.user(admin, team, List.of(region), grants));
        }
        admin.post("customers/axes", json("code", AXIS, "label", label("权", "Rights"), "multiple", true))
                .expect(201);
        admin.post("customers/axes/rights/codes", json("code", "r", "label", label("权", "R")))
                .expect(201);
        String me = admin.get("session").expect(200).text("/user/id");
        for (Scope scope : Scope.values()) {
            row("own-" + scope, users.get(scope).id().toString(), otherTeam, otherRegion, scope);
        }
        row("team", me, team, otherRegion, Scope.TEAM);
        row("region", me, otherTeam, region, Scope.REGION_SUBTREE);
        row("below", me, otherTeam, below, Scope.REGION_SUBTREE);
        row("nobody", me, otherTeam, otherRegion);
        byte[] file = "code,name\nDRY-1,dry\n".getBytes(StandardCharsets.UTF_8);
        run = admin.csv("imports/customers?dryRun=true", file).expect(202).text("/id");
        export =
                admin.post("exports/customers", json("later", true)).expect(202).text("/id");
        note = note(me);
    }

    private String note(String owner) {
        return admin.post("customers/composition/notes", parsed("""
                        {'analysis': {'kind': 'GRADE', 'basis': 'QUANTITY', 'topN': 10,
                                      'period': {'from': '2026-01-01', 'to': '2026-01-31'}},
                         'issue': 'too few', 'owner': '%s', 'dueOn': '2026-03-01'}
                        """, owner))
                .expect(201)
                .text("/id");
    }

    private void row(String name, String owner, String team, String region, Scope... scopes) {
        Set<Scope> seenBy = new TreeSet<>(Arrays.asList(scopes));
        seenBy.add(Scope.ALL);
        String code = code(name);
        Map<String, Object> body = parsed("""
                {'code': '%s', 'name': 'Customer', 'ownerId': '%s', 'teamId': '%s', 'regionCode': '%s', 'lifecycle': 'ACTIVE',
                 'assets': {'value': {'amount': 7, 'currency': 'CNY'}},
                 'registeredCapital': {'amount': 8, 'currency': 'CNY'},
                 'traits': {'annualSales': {'amount': 9, 'currency': 'CNY'}, 'employeeCount': 3},
                 'externalIds': [{'system': 'rights', 'id': '%s'}]}
                """, code, owner, team, region, code);
        Answer customer = admin.post("customers", body).expect(201);
        String path = "customers/" + customer.id();
        Map<String, Object> owned =
                parsed("{'role': 'OWNER', 'name': 'P', 'validFrom': '2020-01-01', 'profile': {'hobbies': 'tea'}}");
        UUID person = admin.post(path + "/key-persons", owned).expect(201).id();
        // powers of two: a sum tells who is in it
        String amount = String.valueOf(1 << rows.size());
        UUID fact = admin.post("customers/trade-facts", fact(customer.id(), "2026-01-15", "tea", amount))
                .expect(201)
                .id();
        admin.ifMatch(admin.get(path).etag())
                .put(path + "/classifications/" + AXIS, json("codes", List.of("r"), "from", "2026-01-01"))
                .expect(200);
        rows.add(new Row(code, customer.id(), person, fact, seenBy));
    }

    /** The codes a scope reaches. */
    Set<String> seen(Scope scope) {
        return rows.stream()
                .filter(row -> row.seenBy().contains(scope))
                .map(Row::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The login names of the four. */
    Set<String> names() {
        return users.values().stream().map(Data.User::name).collect(Collectors.toSet());
    }

    /** Whose accounts a scope reaches: all four are in one team, and an account has no region. */
    Set<String> accounts(Scope scope) {
        return scope == Scope.OWN || scope == Scope.REGION_SUBTREE
                ? new TreeSet<>(Set.of(users.get(scope).name()))
                : new TreeSet<>(names());
    }

    /** What a scope's customers bought. */
    int sum(Scope scope) {
        int sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum += rows.get(i).seenBy().contains(scope) ? 1 << i : 0;
        }
        return sum;
    }

    /** The user of a scope, narrowed to some permissions. */
    Rest narrowed(Scope scope, Set<String> to) {
        Answer token = users.get(scope).rest().post("tokens", json("name", "narrow", "permissions", to, "days", 1));
        if (token.status() != 201) {
            token.expect(200);
        }
        return Rest.anonymous(admin.root()).with("Authorization", "Bearer " + token.text("/secret"));
    }

    /** The same, empty when it is none of these rows. */
    Optional<String> codeIfKnown(String id) {
        return rows.stream()
                .filter(row -> row.id().toString().equals(id))
                .map(Row::code)
                .findFirst();
    }

    /** The code of the row with a customer id. */
    String codeOf(String id) {
        return rows.stream()
                .filter(row -> row.id().toString().equals(id))
                .findFirst()
                .orElseThrow()
                .code();
    }
}

package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.parsed;
import static io.kontor.itests.karaf.kit.Rest.q;

import io.kontor.itests.karaf.RightsWorld.Row;
import io.kontor.itests.karaf.RightsWorld.Scope;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Rest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The table: which permission opens what. Each cell is tried in each scope, with and without the permission. */
final class RightsCells {
    /**
     * Something done to one row.
     *
     * @param needs the permissions it needs, the first one being tested
     * @param name what it is
     * @param done status when the row is in scope
     * @param hidden status when it is not
     * @param request the request
     */
    record RowCell(Set<String> needs, String name, int done, int hidden, BiFunction<Rest, Row, Answer> request) {}

    /**
     * Something told of all rows.
     *
     * @param needs the permissions it needs, the first one being tested
     * @param name what it is
     * @param request the request
     * @param told what it tells, comparable with what the scope lets see
     * @param expected what the scope lets see
     */
    record ListCell(
            Set<String> needs,
            String name,
            Function<Rest, Answer> request,
            Function<Answer, Object> told,
            Function<Scope, Object> expected) {}

    /**
     * Something without rows.
     *
     * @param needs the permission it needs
     * @param done status with the permission
     * @param request the request
     */
    record PlainCell(String needs, int done, Function<Rest, Answer> request) {}

    /**
     * Something of somebody else: each sees its own, and who has the permission everybody's.
     *
     * @param needs the permission
     * @param request the request
     * @param told what the answer tells
     * @param all what it tells with the permission
     * @param own what it tells without
     */
    record OthersCell(
            String needs, Function<Rest, Answer> request, Function<Answer, Object> told, Object all, Object own) {}

    private static final String ANALYSIS = "?kind=GOODS_CLASS&from=2026-01-01&to=2026-01-31";
    private static final String NAMED = "{'code': '%s', 'label': {'zh': '名', 'en': 'Name'}}";
    private static final String USER = "{'username': '%s', 'displayName': 'U', 'language': 'en', 'enabled': true}";
    private static final String FACT = """
            {'customerId': '%s', 'tradedOn': '2020-01-01', 'value': {'amount': 1, 'currency': 'CNY'}, 'quantity': 1}
            """;
    private static final String SCHEME = """
            {'code': '%s', 'data': {'label': {'zh': '名', 'en': 'Name'}, 'policy': 'ABC', 'metric': 'QUANTITY', 'months': 12,
             'validMonths': 12, 'grades': [{'grade': 'A', 'limit': 50}, {'grade': 'B', 'limit': 100}]}}
            """;

    final List<RowCell> rows = new ArrayList<>();
    final List<ListCell> lists = new ArrayList<>();
    final List<PlainCell> plain = new ArrayList<>();
    final List<OthersCell> others = new ArrayList<>();
    /** What is there for its maker, and for others with a permission only. */
    final List<PlainCell> hidden = new ArrayList<>();

    private final RightsWorld world;

    RightsCells(RightsWorld world) {
        this.world = world;
        readCustomers();
        analyses();
        writeCustomers();
        keyPersons();
        trade();
        grades();
        plainCells();
        history();
        jobs();
    }

    /** The permissions some cell tests. */
    Set<String> covered() {
        Set<String> covered = new TreeSet<>();
        rows.forEach(cell -> covered.add(cell.needs().iterator().next()));
        lists.forEach(cell -> covered.add(cell.needs().iterator().next()));
        plain.forEach(cell -> covered.add(cell.needs()));
        others.forEach(cell -> covered.add(cell.needs()));
        hidden.forEach(cell -> covered.add(cell.needs()));
        return covered;
    }

    private void readCustomers() {
        Set<String> read = needs("customer:customer:read");
        row(read, "one", 200, (rest, row) -> rest.get(row.path()));
        row(read, "by external id", 200, (rest, row) -> rest.get("customers/by-external-id/rights/" + row.code()));
        row(read, "life cycle", 200, (rest, row) -> rest.get(row.path() + "/lifecycle"));
        row(read, "classifications", 200, (rest, row) -> rest.get(row.path() + "/classifications"));
        row(read, "relations", 200, (rest, row) -> rest.get(row.path() + "/relations"));
        codes(read, "list", rest -> rest.get("customers?limit=500"), "/card/code");
        codes(read, "sorted", rest -> rest.get("customers?limit=500&sort=-annualSales,grade"), "/card/code");
        codes(
                read,
                "filtered",
                rest -> rest.get("customers?limit=500&filter="
                        + q("axis.rights eq r and (ownerId isNull or not ownerId isNull)")),
                "/card/code");
        list(
                read,
                "count",
                rest -> rest.get("customers?limit=1&count=true"),
                a -> a.json().path("total").asInt(),
                scope -> world.seen(scope).size());
        list(
                read,
                "impact",
                rest -> rest.get("customers/axes/rights/codes/r/impact"),
                a -> a.json().path("current").asInt(),
                scope -> world.seen(scope).size());
    }

    private void analyses() {
        codes(
                needs("customer:composition:read"),
                "drill down",
                rest -> rest.get("customers/composition/customers" + ANALYSIS + "&limit=500"),
                "/code");
        for (String kind : List.of("GOODS_CLASS", "REGION", "GRADE")) {
            list(
                    needs("customer:composition:read"),
                    "composition by " + kind,
                    rest -> rest.get("customers/composition" + ANALYSIS.replace("GOODS_CLASS", kind)),
                    a -> new BigDecimal(a.text("/total")).intValueExact(),
                    world::sum);
        }
    }

    private void writeCustomers() {
        Set<String> write = needs("customer:customer:write");
        row(write, "patch", 200, (rest, row) -> rest.ifMatch(etag(row.path()))
                .patch(row.path(), json("shortName", code("short"))));
        row(write, "transition", 200, (rest, row) -> {
            Answer now = world.admin.get(row.path());
            String to = now.text("/lifecycle").equals("ACTIVE") ? "DORMANT" : "ACTIVE";
            return rest.ifMatch(now.etag()).post(row.path() + ":transition", json("to", to, "reason", "test"));
        });
        row(write, "classify", 200, (rest, row) -> rest.ifMatch(etag(row.path()))
                .put(row.path() + "/classifications/rights", json("codes", List.of("r"), "from", "2026-01-01")));
        row(
                needs("customer:customer:merge"),
                "merge preview with itself",
                422,
                (rest, row) -> rest.post("customers/merges:preview", json("winnerId", row.id(), "loserId", row.id())));
        rows.add(new RowCell(
                needs("customer:customer:import", "customer:customer:write"),
                "import",
                200,
                422,
                (rest, row) -> rest.csv(
                        "customers/imports/customers",
                        csv("code,name,shortName\n" + row.code() + ",Customer " + row.code() + "," + code("imp")
                                + "\n"))));
    }

    private void keyPersons() {
        row(needs("customer:key-person:read"), "list", 200, (rest, row) -> rest.get(row.path() + "/key-persons"));
        row(needs("customer:key-person:read"), "one", 200, (rest, row) -> rest.get(person(row)));
        row(needs("customer:key-person:write"), "patch", 200, (rest, row) -> rest.ifMatch(etag(person(row)))
                .patch(person(row), json("name", code("name"))));
    }

    private static String person(Row row) {
        return row.path() + "/key-persons/" + row.person();
    }

    private void trade() {
        row(needs("customer:trade:read"), "one", 200, (rest, row) -> rest.get("customers/trade-facts/" + row.fact()));
        list(
                needs("customer:trade:read"),
                "list",
                rest -> rest.get("customers/trade-facts?limit=500"),
                a -> a.items("/data/customerId").stream()
                        .map(world::codeOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                world::seen);
        row(needs("customer:trade:write"), "replace", 200, (rest, row) -> {
            Answer now = world.admin.get("customers/trade-facts/" + row.fact());
            return rest.ifMatch(now.etag())
                    .put("customers/trade-facts/" + row.fact(), now.json().path("data"));
        });
        rows.add(new RowCell(
                needs("customer:trade:write"),
                "add",
                201,
                422,
                (rest, row) -> rest.post("customers/trade-facts", parsed(FACT, row.id()))));
        rows.add(new RowCell(
                needs("customer:trade:import", "customer:trade:write"),
                "import",
                200,
                422,
                (rest, row) -> rest.csv(
                        "customers/imports/trade-facts",
                        csv("externalId,customer,tradedOn,amount,currency,quantity\n" + code("fact") + "," + row.code()
                                + ",2020-01-01,1,CNY,1\n"))));
    }

    private void grades() {
        row(needs("customer:grade:read"), "history", 200, (rest, row) -> rest.get(row.path() + "/grades"));
        row(needs("customer:grade:override"), "override", 200, (rest, row) -> rest.ifMatch(etag(row.path()))
                .post(
                        row.path() + "/grade:override",
                        json("grade", "A", "from", "2026-01-01", "until", "2026-01-31", "reason", "test")));
        Function<Answer, Object> proposed = a -> a.json().path("proposals").findParents("proposed").stream()
                .map(p -> p.path("code").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        list(
                needs("customer:grade:confirm", "customer:grade:read"),
                "propose",
                rest -> rest.post("customers/grade-schemes/abc:propose", json("day", "2026-01-31")),
                proposed,
                world::seen);
        list(
                needs("customer:grade:read", "customer:grade:confirm"),
                "dry run",
                rest -> rest.post("customers/grade-schemes/abc:dry-run", json("day", "2026-01-31")),
                proposed,
                world::seen);
    }

    private void plainCells() {
        plain("customer:customer:read", 200, rest -> rest.get("customers/axes"));
        plain("customer:axis:write", 201, rest -> rest.post("customers/axes", parsed(NAMED, code("axis"))));
        plain("customer:grade:read", 200, rest -> rest.get("customers/grade-schemes"));
        plain(
                "customer:grade-scheme:write",
                201,
                rest -> rest.post("customers/grade-schemes", parsed(SCHEME, code("s"))));
        plain("kernel:user:read", 200, rest -> rest.get("users"));
        plain("kernel:user:write", 201, rest -> rest.post("users", parsed(USER, code("u"))));
        plain("kernel:role:read", 200, rest -> rest.get("roles"));
        plain("kernel:role:write", 201, rest -> rest.post("roles", parsed(NAMED, code("r"))));
        plain("kernel:team:read", 200, rest -> rest.get("teams"));
        plain("kernel:team:write", 201, rest -> rest.post("teams", json("code", code("t"), "name", "T")));
        plain("kernel:region:write", 201, rest -> rest.post("regions", parsed(NAMED, code("x"))));
        plain(
                "kernel:code-list:write",
                201,
                rest -> rest.post("code-lists/customer.industry/codes", parsed(NAMED, code("i"))));
        exchange();
        plain("kernel:module:read", 200, rest -> rest.get("modules"));
        plain("kernel:module:manage", 409, rest -> rest.post("modules/kernel:stop", ""));
    }

    private void history() {
        row(
                needs("customer:history:read", "customer:customer:read"),
                "of one",
                200,
                (rest, row) -> rest.get(row.path() + "/history"));
        list(
                needs("customer:history:read"),
                "of all",
                rest -> rest.get("history/customer?limit=500&filter="
                        + q("action eq CREATED and subjectType eq Customer") + "&sort=at"),
                a -> a.items("/rootId").stream()
                        .map(world::codeIfKnown)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toCollection(TreeSet::new)),
                world::seen);
        list(
                needs("kernel:history:read"),
                "of accounts",
                rest -> rest.get("history/kernel?limit=500&filter=" + q("action eq CREATED and subjectType eq User")),
                a -> a.items("/subject/code").stream()
                        .filter(world.names()::contains)
                        .collect(Collectors.toCollection(TreeSet::new)),
                world::accounts);
        plain("customer:event:read", 200, rest -> rest.get("events/customer"));
        plain("kernel:event:read", 200, rest -> rest.get("events/kernel"));
        plain("kernel:event-consumer:read", 200, rest -> rest.get("event-consumers"));
        plain(
                "kernel:event-consumer:manage",
                404,
                rest -> rest.post("event-consumers/nobody/set-aside/" + UUID.randomUUID() + ":retry", ""));
        plain("customer:note:read", 200, rest -> rest.get("customers/composition/notes"));
        plain("customer:note:write", 422, rest -> rest.post("customers/composition/notes", json()));
    }

    private void jobs() {
        others.add(new OthersCell(
                "kernel:deadline:read",
                rest -> rest.get("deadlines?filter=" + q("subjectId eq " + world.note)),
                answer -> answer.items("/subjectId").size(),
                1,
                0));
        plain("kernel:metrics:read", 200, rest -> rest.get("metrics"));
        others.add(new OthersCell(
                "kernel:health:read",
                rest -> rest.get("health/ready"),
                answer -> answer.json().has("checks"),
                true,
                false));
        plain("kernel:database:manage", 202, rest -> rest.post("backups", json("name", code("rights"))));
        plain("kernel:database:manage", 200, rest -> rest.get("retention"));
        Supplier<String> backup = () -> world.admin
                .post("backups", json("name", code("others")))
                .expect(202)
                .text("/id");
        String job = "jobs/" + backup.get();
        hidden.add(new PlainCell("kernel:job:read", 200, rest -> rest.get(job)));
        others.add(new OthersCell(
                "kernel:job:cancel",
                rest -> rest.post("jobs/" + backup.get() + ":cancel", ""),
                answer -> answer.status() != 404,
                true,
                false));
    }

    /** Own imports and exports need no more than the right to import and export; these let see those of others. */
    private void exchange() {
        hidden.add(new PlainCell("kernel:import:read", 200, rest -> rest.get("imports/" + world.run)));
        hidden.add(new PlainCell("kernel:export:read", 200, rest -> rest.get("exports/" + world.export)));
        list(
                needs("kernel:import:manage", "kernel:import:read", "customer:customer:import"),
                "cancel",
                rest -> rest.post("imports/" + world.run + ":cancel", ""),
                answer -> answer.text("/id"),
                scope -> world.run);
        plain(
                "kernel:mapping:write",
                201,
                rest -> rest.post(
                        "mappings",
                        parsed("{'name': '%s', 'target': 'customers', 'columns': {'Nr': 'code'}}", code("m"))));
        plain("customer:customer:export", 422, rest -> rest.post("exports/customers", parsed("{'columns': ['none']}")));
        plain("customer:trade:export", 422, rest -> rest.post("exports/trade-facts", parsed("{'columns': ['none']}")));
    }

    private void row(Set<String> needs, String name, int done, BiFunction<Rest, Row, Answer> request) {
        rows.add(new RowCell(needs, name, done, 404, request));
    }

    private void codes(Set<String> needs, String name, Function<Rest, Answer> request, String pointer) {
        list(needs, name, request, answer -> new TreeSet<>(answer.items(pointer)), world::seen);
    }

    private void list(
            Set<String> needs,
            String name,
            Function<Rest, Answer> request,
            Function<Answer, Object> told,
            Function<Scope, Object> expected) {
        lists.add(new ListCell(needs, name, request, told, expected));
    }

    private void plain(String needs, int done, Function<Rest, Answer> request) {
        plain.add(new PlainCell(needs, done, request));
    }

    private String etag(String path) {
        return world.admin.get(path).expect(200).etag();
    }

    private static Set<String> needs(String... permissions) {
        return new LinkedHashSet<>(Arrays.asList(permissions));
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

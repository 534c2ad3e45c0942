package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.fact;
import static io.kontor.itests.karaf.kit.Data.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Load;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** C47, C48: a module comes and goes while another one works. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleIT {
    private static final int TIMES = 20;
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String CREDIT = """
            <features name="credit" xmlns="http://karaf.apache.org/xmlns/features/v1.5.0">
              <feature name="credit" version="1.0.0" install="auto">
                <feature>kontor-credit-scoring</feature>
              </feature>
            </features>
            """;

    private static Kontor kontor;
    private static Rest admin;

    @BeforeAll
    static void start() throws IOException {
        kontor = Kontor.start();
        String version = System.getProperty("kontor.version");
        Path folder = Files.createDirectories(kontor.home().resolve("system/io/kontor/kontor-tiny/" + version));
        Files.copy(Path.of(System.getProperty("kontor.tiny")), folder.resolve("kontor-tiny-" + version + ".jar"));
        admin = kontor.admin();
        admin.get("tiny/sales").expect(404);
        Files.copy(
                Path.of(System.getProperty("kontor.tiny.feature")),
                kontor.home().resolve("deploy/tiny.xml"));
        Until.keeps(SOON, () -> admin.get("tiny/sales").status(), status -> status == 200);
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    @Test
    @Order(1)
    void aPartnersModuleIsInTheRegistryTheDocumentAndThePermissions() {
        assertThat(module("tiny").path("status").asText()).isEqualTo("RUNNING");
        assertThat(paths()).contains("/api/v1/tiny/sales", "/api/v1/customers/{id}", "/api/v1/regions");
        assertThat(admin.get("permissions").items("/permission")).contains("tiny:sale:read");
        kontor.anonymous().get("tiny/sales").expect(401, "NOT_AUTHENTICATED");
        JsonNode running =
                kontor.anonymous().send("OPTIONS", "", null, null).expect(200).json();
        assertThat(running.findValuesAsText("name")).contains("kernel", "customer", "tiny");
    }

    @Test
    @Order(2)
    void aPartnersTradeHistoryIsPartOfTheAnalyses() throws IOException {
        UUID customer = opened(admin, code("tiny")).id();
        admin.post("customers/trade-facts", fact(customer, "2026-02-01", "tea", "25"))
                .expect(201);
        Files.writeString(
                kontor.home().resolve("etc/io.kontor.tiny.cfg"),
                "customerId = " + customer + "\ntradedOn = 2026-02-02\namount = 75.00\n");
        String analysis = "customers/composition?kind=GOODS_CLASS&from=2026-02-01&to=2026-02-28";
        Answer answer =
                Until.sees(SOON, () -> admin.get(analysis), a -> a.body().contains("\"key\":\"tiny\""));
        assertThat(Data.item(rows(answer), "/key", "tiny").path("share").asText())
                .isEqualTo("75.00");
        assertThat(answer.json().path("sources").toString()).contains("\"tiny\"");
    }

    private static Answer rows(Answer composition) {
        return new Answer(
                composition.request(),
                composition.status(),
                composition.headers(),
                "{\"items\":" + composition.json().path("rows") + "}");
    }

    @Test
    @Order(3)
    void twentyTimesStoppedOrUninstalledAndUsedAgainNothingElseNotices() {
        opened(admin, code("life"), "shortName", "kept");
        List<String> before = others(kontor.probe("bundles"));
        int events = kontor.probe("events").size();
        int failed;
        int done;
        try (Load tiny = Load.on(() -> admin.get("tiny/sales").status() == 200);
                Load kernel = Load.on(() -> admin.get("regions?limit=1").status() == 200)) {
            for (int i = 0; i < TIMES; i++) {
                boolean uninstalled = i % 2 == 1;
                cycle(
                        uninstalled ? () -> kontor.probe("uninstall") : () -> command("stop"),
                        uninstalled ? () -> kontor.probe("install") : () -> command("start"));
            }
            failed = tiny.failed() + kernel.failed();
            done = tiny.done();
        }
        assertThat(failed).isZero();
        assertThat(done).isGreaterThan(TIMES * 10);
        assertThat(others(kontor.probe("bundles"))).isEqualTo(before);
        List<String> happened = kontor.probe("events");
        assertThat(happened.subList(events, happened.size()))
                .isNotEmpty()
                .allMatch(event -> event.contains(" io.kontor.customer."));
        noLoaderIsLeaked();
    }

    private static void command(String command) {
        admin.post("modules/customer:" + command, "").expect(200);
    }

    private static void cycle(Runnable stop, Runnable start) {
        String everything = "customers?limit=500&sort=code";
        opened(admin, code("cycle"));
        String data = admin.get(everything).expect(200).body();
        String facts = admin.get("customers/trade-facts?limit=500").expect(200).body();
        stop.run();
        Until.sees(AT_ONCE, () -> json(admin.get("customers")), LifecycleIT::isGone);
        Until.sees(AT_ONCE, LifecycleIT::paths, paths -> paths.stream().noneMatch(LifecycleIT::isCustomers));
        assertThat(module("customer").path("status").asText()).isEqualTo("STOPPED");
        assertThat(admin.get("permissions").items("/permission")).noneMatch(p -> p.startsWith("customer:"));
        start.run();
        Until.keeps(SOON, () -> json(admin.get(everything)).status(), status -> status == 200);
        Until.sees(AT_ONCE, LifecycleIT::paths, paths -> paths.stream().anyMatch(LifecycleIT::isCustomers));
        assertThat(admin.get(everything).body()).isEqualTo(data);
        assertThat(admin.get("customers/trade-facts?limit=500").expect(200).body())
                .isEqualTo(facts);
    }

    /** A thread of a pool that grew meanwhile may hold one of those that were, until it ends; of ten there are few. */
    private static void noLoaderIsLeaked() {
        Map<String, Integer> alive = Until.sees(
                SOON, LifecycleIT::loaders, loaders -> loaders.values().stream().allMatch(n -> n <= 3));
        assertThat(alive).containsKeys("io.kontor.customer.api", "io.kontor.customer.core", "io.kontor.customer.rest");
    }

    private static Map<String, Integer> loaders() {
        return kontor.probe("loaders").stream()
                .map(line -> line.split(" "))
                .filter(parts -> parts[0].startsWith("io.kontor.customer."))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.parseInt(parts[1])));
    }

    @Test
    @Order(4)
    void whatIsStoppedStaysStoppedOverARestart() {
        UUID kept = opened(admin, code("kept")).id();
        command("stop");
        admin.post("modules/kernel:stop", "").expect(409, "MODULE_REQUIRED");
        admin.post("modules/nothing:stop", "").expect(404, "NOT_FOUND");
        kontor = kontor.restart();
        Until.keeps(SOON, () -> admin.get("tiny/sales").status(), status -> status == 200);
        // at once after a stop Karaf's books are not right yet, and it may start what is stopped again
        Until.sees(SOON, () -> kontor.probe("booked"), state -> state.equals(List.of("Resolved")));
        kontor = kontor.restart();
        Until.keeps(SOON, () -> admin.get("tiny/sales").status(), status -> status == 200);
        admin.get("customers").expect(404, "MODULE_NOT_AVAILABLE");
        assertThat(module("customer").path("status").asText()).isEqualTo("STOPPED");
        admin.post("modules/customer:start", "").expect(200);
        Until.keeps(SOON, () -> admin.get("customers/" + kept).status(), status -> status == 200);
    }

    @Test
    @Order(5)
    void aModuleThatIsTakenAwayIsGone() throws IOException {
        Files.delete(kontor.home().resolve("deploy/tiny.xml"));
        Until.sees(SOON, () -> admin.get("tiny/sales").status(), status -> status == 404);
        Until.sees(AT_ONCE, LifecycleIT::paths, paths -> paths.stream().noneMatch(path -> path.contains("/tiny")));
        admin.get("customers").expect(200);
    }

    @Test
    @Order(6)
    void theScoringEngineComesAloneRatesAndDisturbsNothing() throws IOException {
        List<String> before = kontor.probe("bundles");
        assertThat(kontor.probe("credit")).isEmpty();
        Path deployed = kontor.home().resolve("deploy/credit.xml");
        Files.writeString(deployed, CREDIT);
        List<String> rating = Until.sees(SOON, () -> kontor.probe("credit"), lines -> !lines.isEmpty());
        assertThat(rating).as("20 + 11 points, and those of unknown facts").containsExactly("55 C");
        assertThat(kontor.probe("bundles")).containsAll(before);
        admin.get("customers").expect(200);
    }

    /** Whatever is asked while a module goes or comes, the answer is one of this interface. */
    private static Answer json(Answer answer) {
        assertThat(answer.header("Content-Type")).as(answer.toString()).contains("json");
        return answer;
    }

    private static boolean isGone(Answer answer) {
        return answer.status() == 404 && answer.text("/code").equals("MODULE_NOT_AVAILABLE");
    }

    private static boolean isCustomers(String path) {
        return path.startsWith("/api/v1/customers");
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        JsonNode document = kontor.anonymous().get("openapi.json").expect(200).json();
        String server = document.at("/servers/0/url").asText("").replaceAll("/$", "");
        document.path("paths").fieldNames().forEachRemaining(path -> paths.add(server + path));
        return paths;
    }

    private static JsonNode module(String name) {
        return Data.item(admin.get("modules").expect(200), "/name", name);
    }

    private static List<String> others(List<String> bundles) {
        return bundles.stream()
                .filter(line -> !line.contains(" io.kontor.customer."))
                .toList();
    }
}

package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Events reach a partner's consumers, also those that were away, came late, were slow or failed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CUSTOMERS = 2_000;
    private static final int IMPORTS = 5;

    private static Kontor kontor;
    private static Rest admin;
    private static Path deployed;

    @BeforeAll
    static void start() throws IOException {
        kontor = Kontor.start();
        admin = kontor.admin();
        deployed = kontor.home().resolve("deploy/trial.jar");
        comes();
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    private static void comes() throws IOException {
        Files.copy(Path.of(System.getProperty("kontor.trial")), deployed);
        Until.sees(SOON, () -> outside().get("ledger").status(), status -> status == 200);
    }

    private static void goes() throws IOException {
        Files.delete(deployed);
        Until.sees(SOON, () -> outside().get("ledger").status(), status -> status == 404);
    }

    private static Rest outside() {
        URI root = admin.root();
        return new Rest(URI.create("http://127.0.0.1:" + root.getPort() + "/trial"), Map.of());
    }

    private static List<String> heard(String consumer) {
        return outside().get(consumer).expect(200).body().lines().toList();
    }

    private static JsonNode position(String consumer) {
        Answer all = admin.get("event-consumers").expect(200);
        return StreamSupport.stream(all.json().path("items").spliterator(), false)
                .filter(p -> p.path("consumer").asText().equals(consumer))
                .findFirst()
                .orElseThrow();
    }

    private static void importAll(int round) {
        StringBuilder csv = new StringBuilder("code,name\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            csv.append("ev-").append(i).append(",Round ").append(round).append('\n');
        }
        admin.csv("customers/imports/customers", csv.toString().getBytes(StandardCharsets.UTF_8))
                .expect(200);
    }

    @Test
    @Order(1)
    void aConsumerThatWasAwayForTenThousandChangesCatchesUpInOrder() throws IOException {
        opened(admin, code("first"));
        Until.sees(SOON, () -> heard("ledger").size(), size -> size == 1);
        goes();
        for (int round = 0; round < IMPORTS; round++) {
            importAll(round);
        }
        assertThat(position("trial.ledger").path("present").asBoolean()).isFalse();
        Until.sees(SOON, () -> position("trial.ledger").path("lag").asInt(), lag -> lag == CUSTOMERS * IMPORTS);
        comes();
        Until.sees(SOON, () -> position("trial.ledger").path("lag").asInt(), lag -> lag == 0);

        List<String> heard = heard("ledger");
        assertThat(heard).hasSize(CUSTOMERS * IMPORTS);
        Map<String, Integer> ofCustomer = new HashMap<>();
        for (int i = 0; i < heard.size(); i++) {
            String[] parts = heard.get(i).split(" ", -1);
            assertThat(Integer.parseInt(parts[0])).isEqualTo(i + 2);
            int nth = ofCustomer.merge(parts[2], 1, Integer::sum);
            assertThat(parts[1]).isEqualTo(nth == 1 ? "CustomerOpened" : "CustomerChanged");
        }
        assertThat(ofCustomer).hasSize(CUSTOMERS);
    }

    @Test
    @Order(2)
    void aSlowConsumerHoldsUpNobodyAndIsSeen() {
        assertThat(position("trial.sloth").path("lag").asInt()).isGreaterThan(CUSTOMERS);
        opened(admin, code("quick"));
        Until.sees(SOON, () -> position("trial.ledger").path("lag").asInt(), lag -> lag == 0);
        assertThat(position("trial.sloth").path("lag").asInt()).isGreaterThan(CUSTOMERS);
        outside().get("sloth/hurry").expect(200);
        Until.sees(SOON, () -> position("trial.sloth").path("lag").asInt(), lag -> lag == 0);
    }

    @Test
    @Order(3)
    void aPoisonEventIsSetAsideWithThoseOfItsCustomerAndTheOthersGoOn() {
        Answer poison = opened(admin, "poison-" + code("x"));
        Answer other = opened(admin, code("other"));
        admin.ifMatch(poison.etag())
                .patch("customers/" + poison.id(), json("shortName", "worse"))
                .expect(200);
        Until.sees(SOON, () -> position("trial.ledger").path("setAside").asInt(), n -> n == 2);
        assertThat(heard("ledger")).anyMatch(line -> line.endsWith(other.id().toString()));
        Answer aside = admin.get("event-consumers/trial.ledger/set-aside").expect(200);
        assertThat(aside.items("/state")).containsExactly("FAILED", "WAITING");
        String failed = aside.items("/id").get(0);
        admin.post(
                        "event-consumers/trial.ledger/set-aside/"
                                + aside.items("/id").get(1) + ":retry",
                        "")
                .expect(409, "EVENT_WAITS");
        outside().get("ledger/cure").expect(200);
        admin.post("event-consumers/trial.ledger/set-aside/" + failed + ":retry", "")
                .expect(200);
        Until.sees(SOON, () -> position("trial.ledger").path("setAside").asInt(), n -> n == 0);
        assertThat(heard("ledger").stream().filter(l -> l.endsWith(poison.id().toString())))
                .extracting(line -> line.split(" ", -1)[1])
                .containsExactly("CustomerOpened", "CustomerChanged");
    }

    @Test
    @Order(4)
    void aFeedOfTheSameEventsIsReadByNumber() {
        Answer feed = admin.get("events/customer?after=1&limit=3").expect(200);
        assertThat(feed.items("/seq")).containsExactly("2", "3", "4");
        assertThat(feed.json().at("/items/0/data/name").asText()).isEqualTo("Round 0");
        assertThat(feed.json().path("last").asInt()).isGreaterThan(CUSTOMERS * IMPORTS);
        admin.get("events/nothing").expect(404);
        admin.get("events/customer?limit=501").expect(422);
    }

    @Test
    @Order(5)
    void theHistoryOfACustomerTellsEachChange() {
        JsonNode page = admin.get("customers?filter=" + Rest.q("code eq 'ev-7'"))
                .expect(200)
                .json();
        String id = page.at("/items/0/id").asText();
        Answer history = admin.get("customers/" + id + "/history?count=true").expect(200);
        assertThat(history.json().path("total").asInt()).isEqualTo(IMPORTS);
        assertThat(history.items("/oldValue").subList(0, 4))
                .containsExactly("Round 3", "Round 2", "Round 1", "Round 0");
        Answer same = admin.get("history/customer?filter=" + Rest.q("rootId eq " + id + " and field eq '/name'"))
                .expect(200);
        assertThat(same.items("/id")).isEqualTo(history.items("/id").subList(0, 4));
        assertThat(admin.get("history/kernel").expect(200).items("/subject/type"))
                .contains("Role", "User");
    }

    @Test
    @Order(6)
    void afterARestartTheConsumersGoOnWhereTheyWere() {
        kontor = kontor.restart();
        Until.sees(SOON, () -> outside().get("ledger").status(), status -> status == 200);
        Answer after = opened(admin.settled(), code("after"));
        List<String> heard = Until.sees(SOON, () -> heard("ledger"), lines -> !lines.isEmpty());
        assertThat(heard).hasSize(1).allMatch(line -> line.endsWith(after.id().toString()));
    }
}

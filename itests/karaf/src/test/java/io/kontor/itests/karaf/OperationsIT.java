package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What an operator relies on, in the distribution as shipped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static Kontor kontor;
    private static Rest admin;

    @BeforeAll
    static void start() {
        kontor = Kontor.start();
        admin = kontor.admin();
    }

    @AfterAll
    static void stop() {
        kontor.close();
    }

    /** First, because a job that failed is a warning for a day. */
    @Test
    @Order(1)
    void tellsEverybodyThatItIsUpAndTheAdministratorWhatRuns() {
        Rest stranger = kontor.anonymous();
        // a check that is slow the first time is one that warns
        Until.sees(SOON, () -> statuses(admin.get("health/ready")), Set.of("UP", "OK")::containsAll);
        assertThat(stranger.get("health/live").expect(200).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(stranger.get("health/ready").expect(200).body()).isEqualTo("{\"status\":\"UP\"}");
        stranger.get("health/nothing").expect(404, "NOT_FOUND");
        Answer details = admin.get("health/ready").expect(200);
        assertThat(details.json().findValuesAsText("name"))
                .containsExactly("database", "events", "jobs", "modules", "storage");
        assertThat(statuses(details)).containsOnly("UP", "OK");
    }

    private static List<String> statuses(Answer health) {
        return health.json().findValuesAsText("status");
    }

    @Test
    void showsFiguresByModuleAndRouteToWhoeverMay() {
        String id = admin.post("customers", customer(code("m"))).expect(201).text("/id");
        admin.get("customers/" + id).expect(200);
        kontor.anonymous().get("metrics").expect(401, "NOT_AUTHENTICATED");
        String token = admin.post(
                        "tokens", json("name", "monitor", "permissions", List.of("kernel:metrics:read"), "days", 1))
                .text("/secret");
        Rest monitor = kontor.anonymous().with("Authorization", "Bearer " + token);
        String metrics = Until.sees(
                SOON,
                () -> monitor.get("metrics").expect(200).body(),
                text -> text.contains("route=\"/api/v1/customers/{id}\""));
        assertThat(metrics)
                .contains("kontor_http_requests_total{module=\"customers\",method=\"GET\","
                        + "route=\"/api/v1/customers/{id}\",status=\"2xx\"}")
                .contains("kontor_pool_connections{state=\"active\"}", "kontor_storage_free_bytes")
                .contains("kontor_jvm_memory_used_bytes{area=\"heap\"}", "kontor_jobs_running")
                .doesNotContain(id);
        monitor.get("customers").expect(403, "PERMISSION_MISSING");
    }

    @Test
    void theAccessLogTellsWhoAndWhichRouteButNoValues() {
        String secret = code("secret");
        Answer answer = admin.get("customers?filter=" + Rest.q("code eq " + secret));
        Path log = kontor.home().resolve("data/log/access.log");
        String requestId = answer.expect(200).header("X-Request-Id");
        String line = Until.sees(
                SOON,
                () -> lines(log).stream()
                        .filter(l -> l.contains(requestId))
                        .findFirst()
                        .orElse(""),
                l -> !l.isEmpty());
        assertThat(line)
                .contains("\"method\":\"GET\",\"route\":\"/api/v1/customers\",\"status\":200")
                .contains("\"user\":\"" + admin.get("session").text("/user/id"));
        assertThat(lines(log)).noneMatch(l -> l.contains(secret));
    }

    @Test
    void refusesChangesWhileTheDiskIsNearlyFullAndRecoversByItself() throws IOException {
        Path settings = kontor.home().resolve("etc/io.kontor.storage.cfg");
        String shipped = Files.readString(settings);
        Files.writeString(settings, "least.megabytes = 1000000000\nleast.percent = 5\n");
        Until.sees(SOON, () -> admin.post("customers", customer(code("full"))).status(), status -> status == 507);
        admin.post("customers", customer(code("full"))).expect(507, "STORAGE_LOW");
        admin.get("customers").expect(200);
        admin.get("health/ready").expect(200);
        Files.writeString(settings, shipped);
        Until.sees(SOON, () -> admin.post("customers", customer(code("room"))).status(), status -> status == 201);
    }

    @Test
    void aJobBacksTheDatabaseUpWhileItIsInUse() {
        String name = code("backup");
        Answer accepted = admin.post("backups", json("name", name)).expect(202);
        assertThat(accepted.header("Location")).endsWith("/api/v1/jobs/" + accepted.id());
        admin.post("customers", customer(code("meanwhile"))).expect(201);
        Answer done = Until.sees(
                SOON, () -> admin.get("jobs/" + accepted.id()).expect(200), run -> !List.of("QUEUED", "RUNNING")
                        .contains(run.text("/state")));
        assertThat(done.text("/state")).as(done.toString()).isEqualTo("SUCCEEDED");
        assertThat(done.json().path("done").asLong()).isPositive();
        assertThat(kontor.home().resolve("data/backup/" + name + "/kontor/service.properties"))
                .exists();
        assertThat(admin.get("jobs?filter=" + Rest.q("job eq kernel.backup")).items("/id"))
                .contains(accepted.text("/id"));
        Answer again = admin.post("backups", json("name", name)).expect(202);
        Answer refused = Until.sees(SOON, () -> admin.get("jobs/" + again.id()).expect(200), run -> run.text("/state")
                .equals("FAILED"));
        assertThat(refused.text("/problemCode")).isEqualTo("BACKUP_DIRECTORY");
        admin.post("backups", json("name", "../x")).expect(422, "INVALID_INPUT");
    }

    private static List<String> lines(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

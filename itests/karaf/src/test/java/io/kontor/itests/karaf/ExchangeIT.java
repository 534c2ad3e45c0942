package io.kontor.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A large import killed near its end, resumed, and taken back: nothing lost, nothing doubled, nothing left. */
@EnabledOnOs(OS.LINUX)
class ExchangeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int ROWS = Integer.getInteger("kontor.import.rows", 5_000);
    private static final int THERE = ROWS / 10;
    private static final List<String> COLUMNS = List.of(
            "code",
            "name",
            "shortName",
            "lifecycle",
            "phone",
            "address",
            "annualSales",
            "externalIds",
            "axis.ownership",
            "owner",
            "createdAt");

    @Test
    void onDerbyItGoesOnWhereItWasKilledAndIsTakenBackAsAWhole() {
        proof(Script.unpack());
    }

    @Test
    void onPostgresqlItDoesTheSame() throws IOException {
        try (Postgres postgres = Postgres.start()) {
            Path home = Script.unpack();
            Path settings = home.resolve("etc/io.kontor.database.cfg");
            Files.writeString(
                    settings,
                    postgres.settings().entrySet().stream()
                            .map(e -> e.getKey() + " = " + e.getValue())
                            .collect(Collectors.joining("\n", Files.readString(settings) + "\n", "\n")));
            proof(home);
        }
    }

    private static void proof(Path home) {
        String password;
        String run;
        String before;
        try (Script script = Script.start(home)) {
            password = script.password();
            Rest admin = script.rest().login("admin", password).settled();
            done(admin, start(admin, file(0, THERE, "客户")));
            before = exported(admin);
            assertThat(before.lines()).hasSize(THERE + 1);
            Stopwatch watch = new Stopwatch(script);
            run = start(admin, file(0, ROWS, "新客户") + "K-000001,twice,,,,,\n");
            int killedAt = Until.sees(PATIENCE, () -> rows(state(admin, run)), rows -> rows >= ROWS / 2);
            watch.tell("applied", killedAt);
            script.kill();
        }
        try (Script script = Script.start(home)) {
            Rest admin = script.rest().login("admin", password).settled();
            JsonNode done = done(admin, run);
            assertThat(done.at("/counts").toString()).isEqualTo(counts(ROWS + 1, ROWS - THERE, THERE, 1));
            assertThat(total(admin)).isEqualTo(ROWS);
            assertThat(admin.get("imports/" + run + "/errors")
                            .expect(200)
                            .body()
                            .lines())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("K-000001,twice") && line.contains("DUPLICATE"));
            revert(script, admin, run);
            assertThat(total(admin)).isEqualTo(THERE);
            assertThat(exported(admin)).isEqualTo(before);
        }
    }

    private static void revert(Script script, Rest admin, String run) {
        Stopwatch watch = new Stopwatch(script);
        admin.ifMatch(admin.get("imports/" + run).etag())
                .post("imports/" + run + ":revert", "")
                .expect(202);
        JsonNode reverted =
                until(admin, run, node -> !node.path("state").asText().equals("REVERTING"));
        assertThat(reverted.path("state").asText()).as(reverted.toString()).isEqualTo("REVERTED");
        watch.tell("taken back", ROWS);
        assertThat(reverted.at("/revert/refused").asInt()).isZero();
    }

    /** How long something takes by the clock and, which survives a busy machine, by the server's processor time. */
    private record Stopwatch(ProcessHandle server, long start, Duration used) {
        Stopwatch(Script script) {
            this(script.server(), System.nanoTime(), used(script.server()));
        }

        private static Duration used(ProcessHandle server) {
            return server.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        void tell(String what, int rows) {
            System.out.printf(
                    "import: %d rows %s in %d s, %d s of the server's processor time%n",
                    rows,
                    what,
                    (System.nanoTime() - start) / 1_000_000_000,
                    used(server).minus(used).toSeconds());
        }
    }

    private static String counts(int rows, int created, int updated, int refused) {
        return "{\"rows\":" + rows + ",\"created\":" + created + ",\"updated\":" + updated
                + ",\"unchanged\":0,\"refused\":" + refused + "}";
    }

    private static String file(int from, int to, String name) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.format(
                        "K-%06d,%s %d,SIGNED,(5) 555-%04d,\"Straße %d, Hof\",%d.50,%s",
                        i, name, i, i % 10_000, i, i % 9_000, i % 3 == 0 ? "state" : "joint-venture"))
                .collect(Collectors.joining("\n", "客户编码,客户名称,阶段,phone,地址,annualSales,axis.ownership\n", "\n"));
    }

    private static String start(Rest admin, String file) {
        // the kernel is ready before its modules have told what they can import
        Until.keeps(PATIENCE, () -> admin.get("imports/targets").body(), targets -> targets.contains("customers"));
        Answer answer = admin.csv("imports/customers?currency=CNY&key=code", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.expect(202).header("Location")).endsWith("/imports/" + answer.text("/id"));
        return answer.text("/id");
    }

    private static JsonNode state(Rest admin, String run) {
        return admin.get("imports/" + run).expect(200).json();
    }

    private static int rows(JsonNode run) {
        return run.at("/counts/rows").asInt();
    }

    private static JsonNode done(Rest admin, String run) {
        JsonNode done = until(admin, run, node -> !List.of("QUEUED", "RUNNING")
                .contains(node.path("state").asText()));
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
        return done;
    }

    private static JsonNode until(Rest admin, String run, Predicate<JsonNode> wanted) {
        return Until.sees(PATIENCE, () -> state(admin, run), wanted);
    }

    private static int total(Rest admin) {
        return admin.get("customers?limit=1&count=true")
                .expect(200)
                .json()
                .path("total")
                .asInt();
    }

    /** All customers as a file made by a job. */
    private static String exported(Rest admin) {
        Answer started = admin.post(
                        "exports/customers",
                        Map.of("columns", COLUMNS, "sort", "code", "headers", "NAMES", "later", true))
                .expect(202);
        String id = started.text("/id");
        Until.sees(PATIENCE, () -> admin.get("exports/" + id).expect(200).text("/state"), state -> !List.of(
                        "QUEUED", "RUNNING")
                .contains(state));
        return admin.get("exports/" + id + "/content").expect(200).body();
    }
}

package io.kontor.itests.karaf.crash;

import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * kill -9 of the container under eight writers: what was acknowledged is there, once, and says the same when asked
 * again with the same key. {@code -Dkontor.kills=} says how often on each database.
 */
@EnabledOnOs(OS.LINUX)
class KillIT {
    private static final int WRITERS = 8;
    private static final int KILLS = Integer.getInteger("kontor.kills", 20);

    /** A start is what a kill costs: the quick compiler alone makes it in little more than half the processor time. */
    private static final Map<String, String> QUICK = Map.of("JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1");

    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(Long.getLong("kontor.kill.seed", 20_261_125));
    private final List<Writer> writers = new ArrayList<>();
    private Rest admin;

    @Test
    void nothingAcknowledgedIsLostOrDoneTwiceOnDerby() throws Exception {
        kill(Script.unpack());
    }

    @Test
    void nothingAcknowledgedIsLostOrDoneTwiceOnPostgres() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            Path home = Script.unpack();
            use(home, postgres.settings());
            kill(home);
        }
    }

    private static void use(Path home, Map<String, String> settings) throws IOException {
        Files.writeString(
                home.resolve("etc/io.kontor.database.cfg"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining("\n")));
    }

    private void kill(Path home) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < KILLS; i++) {
            try (Script script = Script.start(home, QUICK)) {
                begin(script);
                settle();
                run(script);
            }
        }
        try (Script script = Script.start(home, QUICK)) {
            begin(script);
            settle();
            everyCodeIsThereOnce();
            journalAndHistoryAgree();
            script.signal("TERM");
        }
        int acknowledged = writers.stream().mapToInt(Writer::acknowledged).sum();
        System.out.printf(
                "kill: %d kills, %d acknowledged writes, none lost, none doubled, %d s%n",
                KILLS, acknowledged, (System.nanoTime() - start) / 1_000_000_000);
        assertThat(acknowledged).isGreaterThan(WRITERS * KILLS);
    }

    /** The first start knows the password; sessions outlive the rest. */
    private void begin(Script script) {
        if (admin == null) {
            admin = script.rest().login("admin", script.password());
        }
        Until.keeps(Duration.ofMinutes(2), () -> admin.get("customers?limit=1").status(), status -> status == 200);
        for (int i = writers.size(); i < WRITERS; i++) {
            writers.add(new Writer(admin, "kill-" + i, faults));
        }
    }

    private void settle() throws InterruptedException {
        join(writers.stream().map(writer -> begun(writer::settle)).toList());
        assertThat(faults).isEmpty();
    }

    private Thread begun(Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((t, e) -> faults.add("failed: " + e));
        thread.start();
        return thread;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void run(Script script) throws InterruptedException {
        List<Thread> threads = writers.stream().map(this::begun).toList();
        // the moment is the point: anywhere within the writes
        Thread.sleep(50L + random.nextInt(2_450));
        script.kill();
        join(threads);
        writers.forEach(Writer::stop);
    }

    /** Each card was opened by one event, and each step of a counter is one event and one line of its history. */
    private void journalAndHistoryAgree() {
        Map<String, Integer> opened = new HashMap<>();
        Map<String, Integer> changed = new HashMap<>();
        long last = 0;
        for (List<JsonNode> events = after(last); !events.isEmpty(); events = after(last)) {
            for (JsonNode event : events) {
                assertThat(event.path("seq").asLong()).isEqualTo(last + 1);
                last = event.path("seq").asLong();
                String type = event.path("type").asText();
                Map<String, Integer> counts = type.equals("CustomerOpened") ? opened : changed;
                counts.merge(event.at("/subject/code").asText(), 1, Integer::sum);
            }
        }
        assertThat(opened.values()).containsOnly(1);
        assertThat(opened.keySet()).containsExactlyInAnyOrderElementsOf(told());
        for (int i = 0; i < WRITERS; i++) {
            String code = "kill-" + i + "-counter";
            int steps = admin.get("customers?filter=" + q("code eq " + code))
                    .expect(200)
                    .json()
                    .at("/items/0/card/routeOrder")
                    .asInt();
            assertThat(changed.getOrDefault(code, 0)).as(code).isEqualTo(steps);
            String lines = "code eq " + code + " and action eq CHANGED and field eq '/routeOrder'";
            assertThat(admin.get("history/customer?limit=1&count=true&filter=" + q(lines))
                            .expect(200)
                            .json()
                            .path("total")
                            .asInt())
                    .as(code)
                    .isEqualTo(steps);
        }
    }

    private List<JsonNode> after(long last) {
        return admin.get("events/customer?limit=500&after=" + last).expect(200).items();
    }

    private Set<String> told() {
        Set<String> told = writers.stream()
                .flatMap(writer -> writer.codes().stream())
                .collect(Collectors.toCollection(HashSet::new));
        for (int i = 0; i < WRITERS; i++) {
            told.add("kill-" + i + "-counter");
        }
        return told;
    }

    private void everyCodeIsThereOnce() {
        List<String> there = new ArrayList<>();
        String cursor = "";
        do {
            var page = admin.get("customers?limit=500&sort=code&fields=card.code" + cursor)
                    .expect(200);
            there.addAll(page.items("/card/code"));
            String next = page.json().path("nextCursor").asText("");
            cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        assertThat(there).doesNotHaveDuplicates();
        assertThat(there).containsExactlyInAnyOrderElementsOf(told());
    }
}

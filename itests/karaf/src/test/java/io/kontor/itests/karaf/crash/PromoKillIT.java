package io.kontor.itests.karaf.crash;

import static io.kontor.itests.karaf.kit.Data.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.crash.PromoConservation.Ask;
import io.kontor.itests.karaf.crash.PromoConservation.Seen;
import io.kontor.itests.karaf.crash.PromoConservation.Step;
import io.kontor.itests.karaf.crash.PromoConservation.Told;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * kill -9 of the container while eight clients move promo items and look at them: what was answered is kept, once, and
 * the whole history satisfies {@link PromoConservation}. {@code -Dkontor.promo.kills=} says how often on each database,
 * {@code -Dkontor.promo.commands=} how many commands at least are answered: the large run is 20 and 100,000.
 */
@EnabledOnOs(OS.LINUX)
class PromoKillIT {
    private static final int CLIENTS = 8;
    private static final int PLACES = 4;
    private static final int LOOK = 20;
    private static final int KILLS = Integer.getInteger("kontor.promo.kills", 2);
    private static final int COMMANDS = Integer.getInteger("kontor.promo.commands", KILLS * 300);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final UUID SUPPLIER = UUID.fromString("00000000-0000-7000-8000-000000000601");
    private static final UUID ADJUSTMENT = UUID.fromString("00000000-0000-7000-8000-000000000606");

    private final Map<String, Told> answers = new ConcurrentHashMap<>();
    private final Map<String, Ask> open = new ConcurrentHashMap<>();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<UUID> places = new ArrayList<>();
    private volatile boolean running;
    private Rest admin;
    private UUID item;

    @Test
    void noPieceIsLostOrMadeOnDerby() throws Exception {
        Path home = Script.unpack();
        kill("Derby", home);
        String url = "jdbc:derby:" + home.resolve("data/derby/kontor");
        try (Connection connection = DriverManager.getConnection(url)) {
            conserved("Derby", connection);
        }
    }

    @Test
    void noPieceIsLostOrMadeOnPostgres() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            Path home = Script.unpack();
            Map<String, String> settings = postgres.settings();
            use(home, settings);
            kill("PostgreSQL", home);
            String user = settings.get("postgresql.user");
            try (Connection connection = DriverManager.getConnection(
                    settings.get("postgresql.url"), user, settings.get("postgresql.password"))) {
                conserved("PostgreSQL", connection);
            }
        }
    }

    private static void use(Path home, Map<String, String> settings) throws IOException {
        Files.writeString(
                home.resolve("etc/io.kontor.database.cfg"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining("\n")));
    }

    private void kill(String database, Path home) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < KILLS; i++) {
            try (Script script = Script.start(home)) {
                begin(script);
                settle();
                run(script, i);
            }
        }
        try (Script script = Script.start(home)) {
            begin(script);
            settle();
            sayTheSameAgain();
            script.signal("TERM");
        }
        assertThat(faults).isEmpty();
        System.out.printf(
                "promo on %s: %d kills, %d commands answered (%d done, %d refused), %d balances seen, %d s%n",
                database,
                KILLS,
                answers.size(),
                answers.values().stream().filter(a -> a.movement() != null).count(),
                answers.values().stream().filter(a -> a.movement() == null).count(),
                seen.size(),
                (System.nanoTime() - start) / 1_000_000_000);
    }

    private void begin(Script script) {
        if (admin == null) {
            admin = script.rest().login("admin", script.password()).settled();
            admin.module("promo", "start");
        }
        Until.keeps(PATIENCE, () -> admin.get("promo/movements?limit=1").status(), status -> status == 200);
        if (places.isEmpty()) {
            Map<String, Object> pen = json("code", "PEN", "name", "Pen", "kind", "GIFT", "tracking", "NONE");
            pen.putAll(json("baseUnit", "piece", "shortDays", 0));
            item = admin.post("promo/items", pen).expect(201).id();
            for (int i = 0; i < PLACES; i++) {
                places.add(admin.post("promo/places", json("code", "W" + i, "name", "W" + i, "type", "WAREHOUSE"))
                        .expect(201)
                        .id());
            }
        }
    }

    private void run(Script script, int round) throws InterruptedException {
        running = true;
        int wanted = (int) ((long) COMMANDS * (round + 1) / KILLS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = round * CLIENTS + i;
            threads.add(new Thread(() -> write(client, new Random(client))));
        }
        threads.forEach(Thread::start);
        Until.sees(PATIENCE, answers::size, done -> done >= wanted || !faults.isEmpty());
        script.kill();
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void write(int client, Random random) {
        for (int n = 0; running; n++) {
            String key = "c" + client + "-" + n;
            open.put(key, command(random));
            try {
                accept(key);
                if (n % LOOK == 0) {
                    look(client, places.get(random.nextInt(PLACES)));
                }
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private Ask command(Random random) {
        UUID here = places.get(random.nextInt(PLACES));
        UUID there = places.get(random.nextInt(PLACES));
        int quantity = 1 + random.nextInt(9);
        int dice = random.nextInt(10);
        if (dice < 3) {
            return new Ask("RECEIPT", SUPPLIER, here, quantity);
        }
        return dice < 6 ? new Ask("TRANSFER", here, there, quantity) : new Ask("STOCK_OUT", here, ADJUSTMENT, quantity);
    }

    private void accept(String key) {
        Ask ask = open.get(key);
        Map<String, Object> line = json("itemId", item, "fromId", ask.from(), "toId", ask.to());
        line.put("quantity", ask.quantity());
        Map<String, Object> posting = json("kind", ask.kind(), "reason", "test", "lines", List.of(line));
        long invoked = sent.computeIfAbsent(key, k -> System.nanoTime());
        Answer answer = admin.key(key).post("promo/movements", posting);
        long answered = System.nanoTime();
        if (answer.status() == 503) {
            return;
        }
        if (!Set.of(201, 409, 422).contains(answer.status())) {
            faults.add(key + ": " + answer);
            return;
        }
        JsonNode json = answer.json();
        Told told = answer.status() == 201
                ? new Told(
                        key,
                        ask,
                        invoked,
                        answered,
                        UUID.fromString(json.path("id").asText()),
                        null)
                : new Told(
                        key,
                        ask,
                        invoked,
                        answered,
                        null,
                        answer.status() + " " + json.path("code").asText());
        Told earlier = answers.putIfAbsent(key, told);
        if (earlier != null && !said(earlier).equals(said(told))) {
            faults.add(key + " was told " + earlier + ", then " + told);
        }
    }

    private static String said(Told told) {
        return told.movement() + " " + told.refusal();
    }

    private void look(int client, UUID place) {
        long invoked = System.nanoTime();
        String filter = "itemId eq '" + item + "' and placeId eq '" + place + "'";
        Answer answer = admin.get("promo/balances?filter=" + Rest.q(filter));
        long answered = System.nanoTime();
        if (answer.status() == 200) {
            long onHand = answer.items().stream()
                    .mapToLong(balance -> balance.at("/figures/onHand").asLong())
                    .sum();
            seen.add(new Seen(client, place, invoked, answered, onHand));
        }
    }

    /** Asks again for what got no answer. */
    private void settle() {
        open.keySet().stream().filter(key -> !answers.containsKey(key)).forEach(key -> {
            Until.sees(
                    PATIENCE,
                    () -> {
                        accept(key);
                        return answers.containsKey(key) || !faults.isEmpty();
                    },
                    over -> over);
        });
        assertThat(faults).isEmpty();
    }

    /** The last ones are those at risk. */
    private void sayTheSameAgain() {
        open.keySet().stream().sorted().limit(500).forEach(this::accept);
    }

    private void conserved(String database, Connection connection) throws SQLException {
        PromoConservation ledger = PromoConservation.of(connection);
        List<Seen> looked = seen.stream()
                .sorted((a, b) -> Long.compare(a.invoked(), b.invoked()))
                .toList();

        assertThat(ledger.check(answers.values(), looked)).as(database).isEmpty();
        noticesWhatIsWrong(ledger, looked);
        Map<UUID, Integer> events = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("select subject_id from promo_journal where subject_type = 'Movement'")) {
            while (row.next()) {
                events.merge(UUID.fromString(row.getString(1)), 1, Integer::sum);
            }
        }
        assertThat(events.values()).as("one event a movement").containsOnly(1);
        assertThat(events.keySet())
                .isEqualTo(answers.values().stream()
                        .filter(told -> told.movement() != null)
                        .map(Told::movement)
                        .collect(Collectors.toSet()));
        assertThat(answers).hasSizeGreaterThanOrEqualTo(COMMANDS);
    }

    /** The positive control: each of these lies must be found. */
    private void noticesWhatIsWrong(PromoConservation ledger, List<Seen> looked) {
        List<Step> steps = new ArrayList<>(ledger.all());
        Step some = steps.remove(steps.size() / 2);
        assertThat(ledger.with(steps).check(answers.values(), looked))
                .as("a step is lost")
                .isNotEmpty();
        steps.add(new Step(
                some.balance(),
                some.seq(),
                some.movement(),
                some.line(),
                some.day(),
                some.delta() + 1,
                some.onHand() + 1,
                some.hash()));
        assertThat(ledger.with(steps).check(answers.values(), looked))
                .as("a piece is made")
                .isNotEmpty();
        Told done = answers.values().stream()
                .filter(told -> told.movement() != null)
                .findFirst()
                .orElseThrow();
        List<Told> others = new ArrayList<>(answers.values());
        others.remove(done);
        assertThat(ledger.check(others, looked))
                .as("a movement nobody was told of")
                .isNotEmpty();
        others.add(new Told(done.key(), done.ask(), done.invoked(), done.answered(), null, "409 STOCK_INSUFFICIENT"));
        assertThat(ledger.check(others, looked))
                .as("done and told to be refused")
                .isNotEmpty();
        List<Seen> wrong = new ArrayList<>(looked);
        wrong.add(new Seen(0, places.get(0), 0, Long.MAX_VALUE, -1));
        assertThat(ledger.check(answers.values(), wrong))
                .as("a balance that never was")
                .isNotEmpty();
    }
}

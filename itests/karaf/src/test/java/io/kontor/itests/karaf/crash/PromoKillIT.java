package io.kontor.itests.karaf.crash;

import static io.kontor.itests.karaf.kit.Data.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * kill -9 of the container while eight clients move promo items: what was answered is kept, once, and no piece is lost
 * or made. {@code -Dkontor.promo.kills=} says how often, {@code -Dkontor.promo.between=} how many commands at least lie
 * between two kills: 100,000 commands with 20 kills are {@code 20} and {@code 5000}.
 */
@EnabledOnOs(OS.LINUX)
class PromoKillIT {
    private static final int CLIENTS = 8;
    private static final int PLACES = 4;
    private static final int KILLS = Integer.getInteger("kontor.promo.kills", 2);
    private static final int BETWEEN = Integer.getInteger("kontor.promo.between", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern PASSWORD = Pattern.compile("(?m)^ +admin / (\\S+)$");
    private static final String SUPPLIER = "00000000-0000-7000-8000-000000000601";
    private static final String ADJUSTMENT = "00000000-0000-7000-8000-000000000606";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> open = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<UUID> places = new ArrayList<>();
    private volatile boolean running;
    private Rest admin;
    private UUID item;

    @Test
    void noPieceIsLostOrMadeOnPostgres() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            Path home = Script.unpack();
            use(home, postgres.settings());
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
            conserved(postgres);
            System.out.printf("promo: %d kills, %d commands answered, no piece lost or made%n", KILLS, answers.size());
        }
    }

    private static void use(Path home, Map<String, String> settings) throws IOException {
        Files.writeString(
                home.resolve("etc/io.kontor.database.cfg"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining("\n")));
    }

    private void begin(Script script) {
        if (admin == null) {
            var password = PASSWORD.matcher(script.output());
            assertThat(password.find()).isTrue();
            admin = script.rest().login("admin", password.group(1));
            admin.post("modules/promo:start", Map.of()).expect(200);
        }
        Until.keeps(PATIENCE, () -> admin.get("promo/items?limit=1").status(), status -> status == 200);
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
        int before = answers.size();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String client = round + "-" + i;
            threads.add(new Thread(() -> write(client, new Random(client.hashCode()))));
        }
        threads.forEach(Thread::start);
        Until.sees(PATIENCE, () -> answers.size() - before, done -> done >= BETWEEN || !faults.isEmpty());
        script.kill();
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void write(String client, Random random) {
        for (int n = 0; running; n++) {
            String key = "c" + client + "-" + n;
            open.put(key, command(random));
            try {
                accept(key);
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private Map<String, Object> command(Random random) {
        UUID here = places.get(random.nextInt(PLACES));
        UUID there = places.get(random.nextInt(PLACES));
        int quantity = 1 + random.nextInt(9);
        int dice = random.nextInt(10);
        if (dice < 3) {
            return posting("RECEIPT", SUPPLIER, here, quantity);
        }
        return dice < 6 ? posting("TRANSFER", here, there, quantity) : posting("STOCK_OUT", here, ADJUSTMENT, quantity);
    }

    private Map<String, Object> posting(String kind, Object from, Object to, int quantity) {
        Map<String, Object> line = json("itemId", item, "fromId", from, "toId", to, "quantity", quantity);
        return json("kind", kind, "reason", "test", "lines", List.of(line));
    }

    private void accept(String key) {
        Answer answer = admin.key(key).post("promo/movements", open.get(key));
        if (answer.status() == 503) {
            return;
        }
        if (!Set.of(201, 409, 422).contains(answer.status())) {
            faults.add(key + ": " + answer);
        }
        String told = told(answer);
        String earlier = answers.putIfAbsent(key, told);
        if (earlier != null && !earlier.equals(told)) {
            faults.add(key + " was told " + earlier + ", then " + told);
        }
    }

    private static String told(Answer answer) {
        JsonNode json = answer.json();
        return answer.status() == 201
                ? json.path("id").asText() + json.path("lines")
                : answer.status() + json.path("code").asText();
    }

    /** Asks again for what got no answer. */
    private void settle() {
        open.keySet().stream().filter(key -> !answers.containsKey(key)).forEach(key -> {
            accept(key);
            if (!answers.containsKey(key)) {
                faults.add("still unanswered: " + key);
            }
        });
        assertThat(faults).isEmpty();
    }

    /** The last ones are those at risk. */
    private void sayTheSameAgain() {
        open.keySet().stream().sorted().limit(500).forEach(this::accept);
    }

    private void conserved(Postgres postgres) {
        Set<String> kept = new TreeSet<>(postgres.query("select id from promo_movement"));
        Set<String> told = answers.values().stream()
                .filter(answer -> answer.length() > 36 && answer.charAt(8) == '-')
                .map(answer -> answer.substring(0, 36))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(kept).as("done what was told, and nothing else").isEqualTo(told);
        assertThat(postgres.query("select b.id from promo_balance b where on_hand < 0 or on_hand <> (select"
                        + " coalesce(sum(delta), 0) from promo_step s where s.balance_id = b.id)"))
                .isEmpty();
        assertThat(postgres.query(
                        "select s.balance_id from (select balance_id, seq, on_hand, sum(delta) over w as made,"
                                + " row_number() over w as place from promo_step window w as (partition by balance_id order by"
                                + " seq)) s where s.on_hand <> s.made or s.on_hand < 0 or s.seq <> s.place"))
                .isEmpty();
        assertThat(postgres.query("select l.movement_id from promo_line l where (select coalesce(sum(delta), 0) from"
                        + " promo_step s where s.movement_id = l.movement_id) <> l.quantity * ((select count(*) from"
                        + " promo_place p where p.id = l.to_id and p.place_type = 'WAREHOUSE') - (select count(*) from"
                        + " promo_place p where p.id = l.from_id and p.place_type = 'WAREHOUSE'))"))
                .isEmpty();
        Map<String, Integer> events = new HashMap<>();
        postgres.query("select subject_id from promo_journal where subject_type = 'Movement'")
                .forEach(id -> events.merge(id, 1, Integer::sum));
        assertThat(events.keySet()).isEqualTo(kept);
        assertThat(events.values()).containsOnly(1);
        assertThat(told).hasSizeGreaterThan(KILLS * 10);
    }
}

package io.kontor.itests.karaf.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Contract;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Any number of requests made from the OpenAPI document: {@code -Dkontor.fuzz.requests=}, {@code -Dkontor.fuzz.seed=};
 * {@code -Dkontor.fuzz.from=} repeats from a number on.
 */
@EnabledOnOs(OS.LINUX)
class FuzzIT {
    private static final int THREADS = 8;
    /** A busy machine gets so far and no further, and the line it prints says how far. */
    private static final Duration MOST = Duration.ofMinutes(Integer.getInteger("kontor.fuzz.minutes", 4));

    @Test
    void nothingSentMakesItFailOrTalk() throws Exception {
        long requests = Long.getLong("kontor.fuzz.requests", 100_000);
        long seed = Long.getLong("kontor.fuzz.seed", 20_261_125);
        long from = Long.getLong("kontor.fuzz.from", 0);
        Path home = Script.unpack();
        try (Script script = Script.start(home)) {
            Rest admin = admin(script);
            World world = new World(admin);
            Contract contract =
                    Contract.of(admin.get("openapi.json").expect(200).body());
            Verdicts verdicts = new Verdicts(contract);
            Gun gun = new Gun(
                    Operation.of(contract.document()),
                    new Samples(contract.document(), world.known),
                    world.logins,
                    seed);
            long begin = System.nanoTime();
            AtomicLong next = new AtomicLong(from);
            fire(gun, verdicts, admin.root().getPort(), next, from + requests);
            int made = verdicts.statuses().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            System.out.printf(
                    "fuzz: seed %d, %d of %d requests in %d s: %s%n",
                    seed, made, requests, (System.nanoTime() - begin) / 1_000_000_000, verdicts.statuses());
            assertThat(verdicts.faults()).isEmpty();
            assertThat(verdicts.statuses().get(200)).as("right requests").isGreaterThan(made / 50);
            admin.get("customers?limit=1").expect(200);
            saysNothingOfErrors(home);
        }
    }

    private static Rest admin(Script script) {
        return script.rest().login("admin", script.password()).settled();
    }

    private static void fire(Gun gun, Verdicts verdicts, int port, AtomicLong next, long end)
            throws InterruptedException {
        List<Thread> threads = Stream.generate(() -> new Thread(() -> fireOne(gun, verdicts, port, next, end)))
                .limit(THREADS)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void fireOne(Gun gun, Verdicts verdicts, int port, AtomicLong next, long end) {
        try (Wire wire = Wire.to(port)) {
            long late = System.nanoTime() + MOST.toNanos();
            for (long number = next.getAndIncrement();
                    number < end && System.nanoTime() < late;
                    number = next.getAndIncrement()) {
                Shot shot = gun.shot(number);
                byte[] request = Wire.request(shot.operation().method(), shot.target(), shot.headers(), shot.body());
                long begin = System.nanoTime();
                try {
                    verdicts.judge(number, shot, wire.send(request), System.nanoTime() - begin);
                } catch (IOException e) {
                    // a server may end a connection while a body it refuses is still on its way
                    if (request.length < 100_000) {
                        verdicts.fault("no answer: " + e, number, shot, "");
                    }
                } catch (RuntimeException e) {
                    verdicts.fault("unreadable: " + e, number, shot, "");
                }
            }
        }
    }

    private static void saysNothingOfErrors(Path home) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("data/log/kontor.log"))) {
            assertThat(lines.filter(line -> line.contains("| ERROR |"))).isEmpty();
        }
    }
}

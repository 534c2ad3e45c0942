package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a user unpacks and starts, with Pax Exam nowhere near. */
@EnabledOnOs(OS.LINUX)
class DistributionIT {
    private static final Pattern DEMO = Pattern.compile("(demo\\.manager)\\s+(\\S+)");

    @Test
    void startsSafelyStopsCleanlyAndForgetsNothing() throws IOException {
        Path home = Script.unpack();
        String password;
        UUID first;
        try (Script script = Script.start(home)) {
            password = printed(script);
            listensOnlyOnLoopback(script);
            Rest admin = script.rest().login("admin", password).settled();
            noAccountWorksByDefault(script.rest());
            first = opened(admin, code("first")).id();
            assertThat(script.signal("INT")).isIn(0, 130, 143);
            isStoredNowhere(home, password);
            assertThat(home.resolve("data/derby/kontor/db.lck"))
                    .as("Derby was shut down")
                    .doesNotExist();
        }
        UUID second;
        try (Script script = Script.start(home)) {
            assertThat(script.output()).doesNotContain("admin /");
            Rest admin = script.rest().login("admin", password).settled();
            admin.get("customers/" + first).expect(200);
            second = opened(admin, code("second")).id();
            script.kill();
        }
        try (Script script = Script.start(home)) {
            Rest admin = script.rest().login("admin", password).settled();
            admin.get("customers/" + first).expect(200);
            admin.get("customers/" + second).expect(200);
            assertThat(script.signal("TERM")).isIn(0, 143);
        }
    }

    private static String printed(Script script) {
        List<String> passwords = Script.PASSWORD
                .matcher(script.output())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(passwords).as(script.output()).hasSize(1);
        assertThat(passwords.get(0)).hasSizeGreaterThanOrEqualTo(16);
        return passwords.get(0);
    }

    private static void listensOnlyOnLoopback(Script script) throws IOException {
        String port = String.format("%04X", script.rest().root().getPort());
        assertThat(script.listening())
                .hasSize(1)
                .allMatch(Pattern.compile("(0100007F|0000000000000000FFFF00000100007F):" + port)
                        .asMatchPredicate());
    }

    private static void noAccountWorksByDefault(Rest rest) {
        for (String account : List.of("admin/admin", "karaf/karaf", "admin/", "smx/smx", "demo/demo")) {
            String[] parts = account.split("/", 2);
            assertThat(rest.post("session", json("username", parts[0], "password", parts[1], "kind", "DEVICE"))
                            .status())
                    .as(account)
                    .isIn(401, 422);
        }
    }

    private static void isStoredNowhere(Path home, String password) throws IOException {
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file ->
                                    file.startsWith(home.resolve("data")) || file.startsWith(home.resolve("etc")))
                            .filter(file -> contains(file, new String(secret, StandardCharsets.ISO_8859_1))))
                    .isEmpty();
        }
    }

    private static boolean contains(Path file, String secret) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theSampleIsLoudAboutItsAccountsAndWorks() {
        Path home = Script.unpack();
        try (Script script = Script.start(home, "--sample")) {
            Matcher demo = Until.sees(Duration.ofMinutes(3), () -> DEMO.matcher(script.output()), Matcher::find);
            assertThat(script.output()).containsIgnoringCase("demo only");
            Rest user = script.rest().login(demo.group(1), demo.group(2)).settled();
            assertThat(user.get("customers?count=true")
                            .expect(200)
                            .json()
                            .path("total")
                            .asInt())
                    .isPositive();
        }
    }
}

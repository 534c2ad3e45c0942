package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What an administrator does at the console: back up, restore, move to PostgreSQL, all while the process lives. */
@EnabledOnOs(OS.LINUX)
class DatabaseCareIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @Test
    void restoresABackupAndMovesEverythingToPostgres() throws IOException {
        Path home = Script.unpack();
        try (Postgres postgres = Postgres.start();
                Script script = Script.start(home, Script.CONSOLE)) {
            String password = script.type(
                    "kontor:user-add --generate --role administrator operator",
                    Pattern.compile("User operator created\\. Password: ([a-zA-Z0-9-]+)"));
            Rest rest = script.rest().login("operator", password).settled();
            UUID kept =
                    rest.post("customers", customer(code("kept"))).expect(201).id();

            Path backup = home.resolve("data/first-backup");
            script.type("kontor:backup data/first-backup", Pattern.compile("Backup done: (\\d+) tables"));
            assertThat(backup).isDirectory();
            UUID lost =
                    rest.post("customers", customer(code("lost"))).expect(201).id();
            script.type("kontor:restore data/first-backup", Pattern.compile("Restore done: (\\d+) tables"));
            Until.keeps(SOON, () -> rest.get("customers/" + kept).status(), status -> status == 200);
            rest.get("customers/" + lost).expect(404, "NOT_FOUND");
            try (Stream<Path> beside = Files.list(home.resolve("data/derby"))) {
                assertThat(beside.map(p -> p.getFileName().toString())).anyMatch(p -> p.startsWith("kontor.replaced-"));
            }

            Map<String, String> target = postgres.settings();
            Files.writeString(home.resolve("data/password"), String.valueOf(target.get("postgresql.password")));
            String moved = script.type(
                    "kontor:migrate-database --password-file data/password " + target.get("postgresql.url") + " "
                            + target.get("postgresql.user"),
                    Pattern.compile("Move done: \\d+ tables, (\\d+) rows"));
            assertThat(Long.parseLong(moved)).isPositive();
            Until.keeps(SOON, () -> rest.get("customers/" + kept).status(), status -> status == 200);
            assertThat(postgres.query("SELECT id FROM customer_customer")).containsExactly(kept.toString());
            UUID later =
                    rest.post("customers", customer(code("later"))).expect(201).id();
            assertThat(postgres.query("SELECT id FROM customer_customer")).contains(later.toString());
            Answer ready = Until.sees(SOON, () -> rest.get("health/ready"), answer -> answer.status() == 200);
            assertThat(ready.text("/status")).isEqualTo("UP");
        }
    }
}

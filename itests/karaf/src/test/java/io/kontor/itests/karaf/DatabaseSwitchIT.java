package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One file decides on the database, while Kontor runs; a database that is away is a 503, not an end. */
class DatabaseSwitchIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @Test
    void changesTheDatabaseWithoutARestartAndOutlivesAnOutage() throws IOException {
        try (Postgres postgres = Postgres.start();
                Kontor kontor = Kontor.start()) {
            ProcessHandle process = kontor.process();
            Rest derby = kontor.admin();
            UUID onDerby = opened(derby, code("derby")).id();
            Path file = kontor.home().resolve("etc/io.kontor.database.cfg");
            String shipped = Files.readString(file);

            Files.writeString(
                    file,
                    postgres.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + " = " + setting.getValue())
                            .collect(Collectors.joining("\n")));
            Until.sees(SOON, () -> ours(derby.get("customers")).status(), status -> status == 401);
            String password = Until.sees(SOON, kontor::printedPassword, printed -> !printed.equals(kontor.password()));
            Until.keeps(SOON, () -> ours(kontor.anonymous().get("session")).status(), status -> status == 401);
            Rest rest = kontor.anonymous().login("admin", password);
            Until.keeps(SOON, () -> ours(rest.get("customers")).status(), status -> status == 200);
            rest.get("customers/" + onDerby).expect(404, "NOT_FOUND");
            UUID onPostgres = opened(rest, code("postgres")).id();
            assertThat(postgres.query("SELECT id FROM customer_customer")).containsExactly(onPostgres.toString());

            outage(postgres, rest, onPostgres);

            Files.writeString(file, shipped);
            Until.keeps(SOON, () -> ours(derby.get("customers/" + onDerby)).status(), status -> status == 200);
            derby.get("customers/" + onPostgres).expect(404, "NOT_FOUND");
            assertThat(kontor.process()).isEqualTo(process);
        }
    }

    /** Whatever is asked while modules go and come, the answer is one of this interface. */
    private static Answer ours(Answer answer) {
        assertThat(answer.header("Content-Type")).as(answer.toString()).contains("json");
        return answer;
    }

    private static void outage(Postgres postgres, Rest rest, UUID customer) {
        postgres.refuse();
        // threads that wait for a database are soon all threads
        Answer away = Until.sees(
                Duration.ofSeconds(20), () -> rest.get("customers/" + customer), answer -> answer.status() != 200);
        assertThat(List.of(404, 503)).contains(away.status());
        assertThat(away.text("/code")).isIn("DATABASE_UNAVAILABLE", "STARTING", "MODULE_NOT_AVAILABLE");
        postgres.admit();
        Until.keeps(SOON, () -> ours(rest.get("customers/" + customer)).status(), status -> status == 200);
    }
}

package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must outlive the process. */
interface RestartJourney extends Journey {
    void restart();

    @Test
    default void aRestartKeepsDataSessionsAndKeys() throws IOException {
        String key = code("restart");
        String code = code("restart");
        Answer before = admin().key(key).post("customers", customer(code)).expect(201);
        restart();
        Until.keeps(Duration.ofMinutes(1), () -> admin().get("customers").status(), status -> status == 200);
        assertThat(admin().get("customers/" + before.id()).expect(200).json()).isEqualTo(before.json());
        assertThat(admin().key(key)
                        .post("customers", customer(code))
                        .expect(201)
                        .id())
                .isEqualTo(before.id());
        opened(admin(), code("after"));
    }

    /** Everything above sent nonsense at times; none of it may have been a surprise to the server. */
    @Test
    default void theLogHasNoErrors() throws IOException {
        try (Stream<String> lines = Files.lines(kontor().home().resolve("data/log/kontor.log"))) {
            List<String> errors =
                    lines.filter(line -> line.contains("| ERROR |")).collect(Collectors.toList());
            assertThat(errors).isEmpty();
        }
    }
}

package io.kontor.kernel.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AttemptWindowTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int LIMIT = 10;

    @Test
    void tellsHowLongToWait() {
        AttemptWindow window = new AttemptWindow(List.of());
        for (int i = 0; i < LIMIT; i++) {
            assertThat(window.secondsUntilFree(START.plusSeconds(i), LIMIT)).isZero();
            window = window.plus(START.plusSeconds(i));
        }
        assertThat(window.secondsUntilFree(START.plusSeconds(9), LIMIT)).isEqualTo(891);
        assertThat(window.secondsUntilFree(START.plusSeconds(899), LIMIT)).isEqualTo(1);
        assertThat(window.secondsUntilFree(START.plusSeconds(900), LIMIT)).isZero();
        assertThat(window.plus(START.plusSeconds(900)).secondsUntilFree(START.plusSeconds(900), LIMIT))
                .isEqualTo(1);
    }

    @Test
    void takesBackOneOfSeveralAtTheSameTime() {
        AttemptWindow twice = new AttemptWindow(List.of()).plus(START).plus(START);
        assertThat(twice.minus(START).times()).hasSize(1);
        assertThat(twice.minus(START.plusMillis(1))).isEqualTo(twice);
    }

    @Test
    void survivesStorage() {
        AttemptWindow window = new AttemptWindow(List.of()).plus(START).plus(START.plusSeconds(1));
        assertThat(AttemptWindow.parse(window.text())).isEqualTo(window);
        assertThat(AttemptWindow.parse("")).isEqualTo(new AttemptWindow(List.of()));
    }

    @Property(tries = 200)
    void neverLetsMoreThanTheLimitThroughInAnyQuarterOfAnHour(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 0, max = 400) Integer> pauses) {
        AttemptWindow window = new AttemptWindow(List.of());
        List<Instant> admitted = new ArrayList<>();
        Instant now = START;
        for (int pause : pauses) {
            now = now.plusSeconds(pause);
            Tuple.Tuple2<Instant, Instant> quarter = Tuple.of(now.minus(AttemptWindow.LENGTH), now);
            long before = admitted.stream()
                    .filter(t -> t.isAfter(quarter.get1()) && !t.isAfter(quarter.get2()))
                    .count();
            boolean free = window.secondsUntilFree(now, LIMIT) == 0;
            assertThat(free).isEqualTo(before < LIMIT);
            if (free) {
                window = window.plus(now);
                admitted.add(now);
            }
        }
    }
}

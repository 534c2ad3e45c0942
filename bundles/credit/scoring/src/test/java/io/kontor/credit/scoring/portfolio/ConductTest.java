package io.kontor.credit.scoring.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.history.Outcome;
import io.kontor.credit.api.portfolio.Hold;
import io.kontor.credit.api.portfolio.Hold.Release;
import io.kontor.credit.api.portfolio.HoldReport;
import io.kontor.credit.api.portfolio.HoldReport.OpenHold;
import io.kontor.credit.api.portfolio.OverrideCase;
import io.kontor.credit.api.portfolio.OverrideReport;
import io.kontor.credit.api.portfolio.OverrideReport.Group;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** K30 and the override report: what people did, and what came of it. */
class ConductTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Conduct conduct = new Conduct();

    @Test
    void overridesAreCountedWithTheirOutcome() {
        OverrideReport report = conduct.overrides(List.of(
                new OverrideCase(1, "KNOWN", Outcome.BAD),
                new OverrideCase(2, "KNOWN", Outcome.GOOD),
                new OverrideCase(1, "BOSS", Outcome.BAD),
                new OverrideCase(1, "BOSS", Outcome.UNKNOWN),
                new OverrideCase(-1, "NEWS", Outcome.BAD),
                new OverrideCase(0, "", Outcome.GOOD),
                new OverrideCase(0, "", Outcome.INDETERMINATE),
                new OverrideCase(0, "", Outcome.GOOD)));
        assertThat(report.rate()).isEqualTo(5 / 8.0);
        assertThat(report.up()).isEqualTo(new Group(4, 2, 3));
        assertThat(report.up().badRate()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(report.down()).isEqualTo(new Group(1, 1, 1));
        assertThat(report.left()).isEqualTo(new Group(3, 0, 2));
        assertThat(report.upByReason())
                .containsOnly(entry("KNOWN", new Group(2, 1, 2)), entry("BOSS", new Group(2, 1, 1)));
        assertThat(conduct.overrides(List.of()).rate()).isZero();
        assertThat(conduct.overrides(List.of()).up().badRate()).isNaN();
    }

    private static Hold hold(String id, int hoursAgo, Release... releases) {
        return new Hold(
                id, NOW.minus(Duration.ofHours(hoursAgo)), BigDecimal.valueOf(100), "OVERDUE", List.of(releases));
    }

    private static Release release(int hoursAgo, long amount) {
        return new Release(NOW.minus(Duration.ofHours(hoursAgo)), BigDecimal.valueOf(amount), "PAID");
    }

    @Test
    void holdsHaveAgeRestAndTimeAgreed() {
        HoldReport report = conduct.holds(
                List.of(
                        hold("young", 5),
                        hold("old", 30, release(2, 40)),
                        hold("quick", 50, release(40, 100)),
                        hold("slow", 50, release(10, 70), release(20, 30)),
                        hold("later", -1)),
                NOW,
                DAY);
        assertThat(report.open()).extracting(open -> open.hold().id()).containsExactly("old", "young");
        assertThat(report.open()).extracting(OpenHold::late).containsExactly(true, false);
        assertThat(report.open().get(0).age()).isEqualTo(Duration.ofHours(30));
        assertThat(report.open().get(0).rest()).isEqualByComparingTo("60");
        assertThat(report.blocked()).isEqualByComparingTo("160");
        assertThat(report.partly()).isEqualTo(1);
        assertThat(report.released()).isEqualTo(2);
        assertThat(report.medianToRelease()).isEqualTo(Duration.ofHours(10));
        assertThat(report.inTime()).as("one of quick, slow and old").isCloseTo(1 / 3.0, within(1e-12));
        assertThat(report.byReason()).containsOnly(entry("OVERDUE", 2));
        assertThat(report.releasesByReason()).containsOnly(entry("PAID", 4));
    }

    @Test
    void whatIsReleasedLaterIsNotKnownYet() {
        Hold hold = hold("x", 10, release(5, 100));
        assertThat(conduct.holds(List.of(hold), NOW.minus(Duration.ofHours(6)), DAY)
                        .open())
                .singleElement()
                .satisfies(open -> assertThat(open.rest()).isEqualByComparingTo("100"));
        assertThat(conduct.holds(List.of(hold), NOW, DAY).open()).isEmpty();
        assertThat(conduct.holds(List.of(), NOW, DAY).inTime()).isNaN();
    }
}

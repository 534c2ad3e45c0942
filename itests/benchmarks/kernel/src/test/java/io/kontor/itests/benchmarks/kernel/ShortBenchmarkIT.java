package io.kontor.itests.benchmarks.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.benchmarks.kernel.Meter.Figure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmark works: its figures mean nothing here, but every request of both sides is answered as it should be. */
class ShortBenchmarkIT {
    @Test
    void answersEveryRequestOfBothSides() throws Exception {
        Report report = KernelBenchmark.measure(
                "--derby --customers 500 --seconds 1 --warm-up 1 --only requests,empty,yardstick".split(" ", -1));
        check(report.requests(Report.OURS));
        check(report.requests(Report.THEIRS));
    }

    private static void check(Map<String, Figure> figures) {
        assertThat(figures).hasSize(15).allSatisfy((what, figure) -> {
            assertThat(figure.requests()).isPositive();
            assertThat(figure.failed()).isZero();
        });
    }
}

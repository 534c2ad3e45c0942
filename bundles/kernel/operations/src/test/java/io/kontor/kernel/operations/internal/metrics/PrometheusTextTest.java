package io.kontor.kernel.operations.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    @Test
    void writesHelpTypeAndSamplesEscaped() {
        PrometheusText text = new PrometheusText();
        text.metric("kontor_a_total", "counter", "Two\nlines \\ \"quoted\".");
        text.sample("kontor_a_total", 3, "route", "/a/\"b\"\\c\nd", "module", "m");
        text.sample("kontor_b", 0.25);
        text.sample("kontor_c", Double.POSITIVE_INFINITY);
        text.sample("kontor_d", 12_345_678_901L);
        assertThat(text.toString()).isEqualTo("""
                        # HELP kontor_a_total Two\\nlines \\\\ "quoted".
                        # TYPE kontor_a_total counter
                        kontor_a_total{route="/a/\\"b\\"\\\\c\\nd",module="m"} 3
                        kontor_b 0.25
                        kontor_c +Inf
                        kontor_d 12345678901
                        """);
    }

    @Test
    void countsEachDurationInItsBucketAndAllAbove() {
        Durations durations = new Durations();
        durations.add(900_000, 200);
        durations.add(1_000_000, 201);
        durations.add(1_000_001, 404);
        durations.add(20_000_000_000L, 503);
        PrometheusText text = new PrometheusText();
        durations.histogram(text, "t", new String[] {"m", "x"});
        durations.statuses(text, "n", new String[] {"m", "x"});
        assertThat(text.toString().lines())
                .contains(
                        "t_bucket{m=\"x\",le=\"0.001\"} 2",
                        "t_bucket{m=\"x\",le=\"0.0025\"} 3",
                        "t_bucket{m=\"x\",le=\"10.0\"} 3",
                        "t_bucket{m=\"x\",le=\"+Inf\"} 4",
                        "t_count{m=\"x\"} 4",
                        "t_sum{m=\"x\"} 20.002900001",
                        "n{m=\"x\",status=\"2xx\"} 2",
                        "n{m=\"x\",status=\"4xx\"} 1",
                        "n{m=\"x\",status=\"5xx\"} 1")
                .noneMatch(line -> line.contains("3xx"));
    }

    @Test
    void knowsTheProcessByNamesOnly() {
        assertThat(new JvmFigures().metrics())
                .extracting("name")
                .contains("kontor_jvm_memory_used_bytes", "kontor_process_cpu_seconds_total", "kontor_jvm_threads");
        assertThat(new JvmFigures().metrics()).allSatisfy(m -> {
            assertThat(m.name()).matches("kontor_[a-z_]+");
            assertThat(m.value()).isGreaterThanOrEqualTo(0);
        });
    }
}

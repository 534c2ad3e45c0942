package io.kontor.itests.benchmarks.kernel;

import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Until;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** What is done seldom and takes long, by the clock. */
final class Chores {
    private static final int IMPORTED = 50_000;
    private static final Set<String> OPEN = Set.of("QUEUED", "RUNNING");
    private static final int CYCLES = 20;
    private static final int AGAIN = 5;

    private final Rest admin;
    private final Report report;

    Chores(Rest admin, Report report) {
        this.admin = admin;
        this.report = report;
    }

    void analysis() {
        for (String kind : new String[] {"GRADE", "GOODS_CLASS", "REGION"}) {
            String path =
                    "customers/composition?kind=" + kind + "&basis=AMOUNT&currency=CNY&from=2026-01-01&to=2026-12-31";
            double[] seconds = new double[AGAIN];
            for (int i = 0; i < AGAIN; i++) {
                seconds[i] = timed(() -> admin.get(path).expect(200));
            }
            Arrays.sort(seconds);
            report.goal("composition by " + kind + ", median of 5, s", seconds[AGAIN / 2], 2);
        }
    }

    /** From the file sent to the last row written. */
    void imports() {
        byte[] file = file(IMPORTED);
        double seconds = timed(() -> {
            String run = admin.csv("imports/customers", file).expect(202).text("/id");
            Until.sees(Duration.ofMinutes(30), () -> state(run), state -> !OPEN.contains(state));
            Answer ended = admin.get("imports/" + run).expect(200);
            if (!ended.text("/counts/created").equals(String.valueOf(IMPORTED))) {
                throw new IllegalStateException(ended.body());
            }
        });
        report.goal("import of 50,000 customers, s", seconds, 60);
    }

    private String state(String run) {
        return admin.get("imports/" + run).expect(200).text("/state");
    }

    private static byte[] file(int rows) {
        StringBuilder csv = new StringBuilder("code,name,region,email,lifecycle\n");
        for (int i = 0; i < rows; i++) {
            csv.append("IMP-")
                    .append(i)
                    .append(",Imported ")
                    .append(Rows.name(i))
                    .append(',')
                    .append(Rows.region(i))
                    .append(",i")
                    .append(i)
                    .append("@import.example,ACTIVE\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The clock starts when the command is sent: its own way is part of what an administrator waits for. */
    void modules() {
        double[] stops = new double[CYCLES];
        double[] starts = new double[CYCLES];
        for (int i = 0; i < CYCLES; i++) {
            stops[i] = timed(() -> {
                admin.post("modules/customer:stop", java.util.Map.of());
                until(404);
            });
            starts[i] = timed(() -> {
                admin.post("modules/customer:start", java.util.Map.of());
                until(200);
            });
        }
        Arrays.sort(stops);
        Arrays.sort(starts);
        report.goal("module start to first 200, p95 of 20, ms", starts[CYCLES - 2] * 1_000, 150);
        report.goal("module stop to 404, p95 of 20, ms", stops[CYCLES - 2] * 1_000, 50);
    }

    private void until(int status) {
        while (admin.get("customers?limit=1").status() != status) {
            Thread.onSpinWait();
        }
    }

    private static double timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}

package io.kontor.itests.benchmarks.kernel;

import io.kontor.itests.benchmarks.kernel.Meter.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured, as Markdown, each figure beside its goal; figures are printed as soon as they are known. */
final class Report {
    private static final Map<String, Double> GOALS =
            Map.of("get one", 2.5, "list 50 with a filter", 1.8, "search by name", 1.8, "create", 2.5, "update", 2.5);

    static final String OURS = "Kontor";
    static final String THEIRS = "yardstick";

    private final StringBuilder goals = new StringBuilder();
    private final Map<String, Map<String, Figure>> requests = new LinkedHashMap<>();

    void begin(Options options) throws IOException {
        print(
                "Kernel on %s, %,d customers; %d cores, load %s",
                options.derby() ? "Derby" : "PostgreSQL",
                options.customers(),
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).substring(0, 14));
    }

    void goal(String what, double value, double goal) {
        String line = String.format(
                Locale.ROOT, "| %s | %.1f | <= %.1f | %s |", what, value, goal, value <= goal ? "met" : "missed");
        System.out.println(line);
        goals.append(line).append('\n');
    }

    void empty(Figure bare, Figure authenticated) {
        print("empty resource: bare %s, authenticated %s", figure(bare), figure(authenticated));
        goal("authenticated empty resource, times the CPU of a bare one", authenticated.cpu() / bare.cpu(), 1.3);
    }

    void requests(String of, Map<String, Figure> figures) {
        requests.put(of, figures);
        figures.forEach((what, figure) -> print("%s, %s: %s", of, what, figure(figure)));
    }

    private static String figure(Figure figure) {
        return String.format(
                Locale.ROOT,
                "%.3f ms CPU (server %.3f, database %.3f), %.0f/s%s",
                figure.cpu(),
                figure.server(),
                figure.database(),
                figure.aSecond(),
                figure.failed() == 0 ? "" : ", " + figure.failed() + " FAILED");
    }

    /** {@return the requests measured, of Kontor or its yardstick, by name and connections} */
    Map<String, Figure> requests(String of) {
        return requests.getOrDefault(of, Map.of());
    }

    void end() throws IOException {
        print("%n| What | Value | Goal | |%n| --- | ---: | ---: | --- |%n%s", goals);
        Map<String, Figure> ours = requests(OURS);
        Map<String, Figure> theirs = requests(THEIRS);
        if (theirs.isEmpty()) {
            return;
        }
        print("| Request | Connections | Kontor ms CPU (server + database) | yardstick | times CPU | goal | times less"
                + " throughput |%n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        ours.forEach((what, our) -> {
            Figure their = theirs.get(what);
            String[] parts = what.split("\\|", -1);
            double goal = GOALS.get(parts[0]);
            double ratio = our.cpu() / their.cpu();
            String judged = parts[1].equals("8") ? "%.1f %s".formatted(goal, ratio <= goal ? "met" : "missed") : "";
            print(
                    "| %s | %s | %.2f (%.2f + %.2f) | %.2f (%.2f + %.2f) | %.2f | %s | %.2f |",
                    parts[0],
                    parts[1],
                    our.cpu(),
                    our.server(),
                    our.database(),
                    their.cpu(),
                    their.server(),
                    their.database(),
                    ratio,
                    judged,
                    their.aSecond() / our.aSecond());
        });
        print("%nload at the end %s", Files.readString(Path.of("/proc/loadavg")).substring(0, 14));
    }

    private static void print(String format, Object... args) {
        System.out.println(String.format(Locale.ROOT, format, args));
    }
}

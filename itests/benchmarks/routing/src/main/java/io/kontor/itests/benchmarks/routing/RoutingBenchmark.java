package io.kontor.itests.benchmarks.routing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command: {@code <data folder> [short|cold] [key=value ...]} with keys {@code sets}, {@code instances},
 * {@code contenders} (comma-separated), {@code seconds} (factor on the budgets), {@code seeds} (number), {@code out}
 * (folder).
 */
public final class RoutingBenchmark {
    /** CPU seconds of each family. */
    private static final Map<String, Double> BUDGET =
            Map.of("solomon", 10.0, "gh200", 30.0, "gh1000", 60.0, "mdvrptw", 30.0, "pvrp", 30.0, "sales-day", 10.0);

    private static final List<Contender> CONTENDERS =
            List.of(new KontorContender(), new JspritContender(), new OrToolsContender(), new TimefoldContender());
    private static final List<String> SHORT = List.of("C101", "R202", "RC207", "RC1_2_5", "PR11A", "Vp05", "FS60x5");
    private static final double SHORT_SECONDS = 0.1;
    private static final double LONG_SECONDS = 30;

    private final PrintStream out;
    private final Options options;

    private RoutingBenchmark(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    /** Runs all that is asked for, or says loudly why nothing is run. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        Options options = new Options(List.of(arguments));
        if (!Files.isRegularFile(options.data.resolve("best-known.csv"))) {
            out.println("*** SKIPPED: no routing instances in '" + options.data + "'. Give the data folder as first "
                    + "argument. Nothing was measured. ***");
            return;
        }
        RoutingBenchmark benchmark = new RoutingBenchmark(out, options);
        if (options.arguments.contains("cold")) {
            benchmark.runCold();
        } else {
            benchmark.run();
        }
    }

    /** In this order, because the JVM is cold once only. */
    private void runCold() throws IOException {
        Contender ours = CONTENDERS.get(0);
        Path folder = options.data.resolve("instances");
        Instance day = Instance.read(folder, "FS60x5", "sales-day", Double.NaN);
        out.println(ColdStart.measure(ours, day, BUDGET.getOrDefault("sales-day", 10.0)));
        out.println(ColdStart.measure(ours, ColdStart.fourWeeks(), LONG_SECONDS));
    }

    private void run() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Instance instance : instances()) {
            for (Contender contender : CONTENDERS) {
                if (contender.canModel(instance) && options.wants("contenders", contender.name())) {
                    measure(contender, instance, outcomes);
                }
            }
        }
        Report report = new Report(outcomes);
        Path folder = Files.createDirectories(Path.of(options.value("out", "target")));
        Files.writeString(folder.resolve("routing.md"), report.markdown());
        Files.writeString(folder.resolve("routing.svg"), report.svg());
        out.println(report.markdown());
        out.println("Written to " + folder.toAbsolutePath().resolve("routing.md") + " and routing.svg");
    }

    private void measure(Contender contender, Instance instance, List<Outcome> outcomes) {
        double seconds = BUDGET.getOrDefault(instance.set(), 10.0) * options.seconds;
        for (int seed = 1; seed <= options.seeds; seed++) {
            Outcome outcome = Judge.run(contender, instance, seconds, seed);
            outcomes.add(outcome);
            out.printf(
                    Locale.ROOT,
                    "%s %s seed %d: cost %.3f, gap %.3f %%, %d violations, %.1f CPU s%n",
                    instance.name(),
                    contender.name(),
                    seed,
                    outcome.cost(),
                    outcome.gap(),
                    outcome.violations(),
                    outcome.seconds());
        }
    }

    private List<Instance> instances() throws IOException {
        List<Instance> instances = new ArrayList<>();
        List<String> lines = Files.readAllLines(options.data.resolve("best-known.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            String name = cells.get(0);
            boolean wanted = options.brief ? SHORT.contains(name) : options.wants("instances", name);
            if (wanted && options.wants("sets", cells.get(1))) {
                double best = cells.get(3).isBlank() ? Double.NaN : Double.parseDouble(cells.get(3));
                instances.add(Instance.read(options.data.resolve("instances"), name, cells.get(1), best));
            }
        }
        return instances;
    }

    /** What was asked for on the command line. */
    private static final class Options {
        private final List<String> arguments;
        private final Path data;
        private final boolean brief;
        private final int seeds;
        private final double seconds;

        Options(List<String> arguments) {
            this.arguments = arguments;
            data = Path.of(arguments.isEmpty() ? "" : arguments.get(0));
            brief = arguments.contains("short");
            seeds = Integer.parseInt(value("seeds", brief ? "1" : "3"));
            seconds = Double.parseDouble(value("seconds", brief ? String.valueOf(SHORT_SECONDS) : "1"));
        }

        private String value(String key, String otherwise) {
            return arguments.stream()
                    .filter(argument -> argument.startsWith(key + "="))
                    .map(argument -> argument.substring(key.length() + 1))
                    .findFirst()
                    .orElse(otherwise);
        }

        private boolean wants(String key, String name) {
            return List.of(value(key, name).split(",", -1)).contains(name);
        }
    }
}

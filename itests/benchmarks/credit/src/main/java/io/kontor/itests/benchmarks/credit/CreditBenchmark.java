package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.scoring.ScoringEngine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Prints all measurements as Markdown; takes the data folder and the folder for plots. */
public final class CreditBenchmark {
    private CreditBenchmark() {}

    /**
     * Measures.
     *
     * @param args data folder, folder for plots
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path data = Path.of(args.length > 0 ? args[0] : "");
        if (args.length == 0 || args[0].isBlank() || !Files.isRegularFile(data.resolve("german.csv"))) {
            out.println("*** SKIPPED: no credit data in '" + data + "'. Nothing was measured.");
            out.println("*** Name the folder with german.csv and the others: -Dcredit.data=/path/to/credit");
            return;
        }
        ScoringEngine engine = new ScoringEngine();
        Report report = new Report(out);
        out.println("# Credit scoring on " + data + ", Java " + Runtime.version() + ", shipped defaults");
        Map<String, Map<Folds.Way, Folds>> results = new Accuracy(engine, report, data).measure();
        DayOne.measure(engine, report, data);
        new Payments(engine, report, data).measure();
        new Guards(engine, report, data).measure();
        Drafts.measure(engine, report);
        long seen = new Speed(engine, report, data).measure();
        if (args.length > 1) {
            Path plots = Path.of(args[1]);
            results.forEach((set, byWay) -> {
                Folds clean = byWay.get(Folds.Way.CLEAN);
                if (clean != null) {
                    Plots.write(engine, plots, set, clean);
                }
            });
            report.line("Plots: " + plots);
        }
        report.line(report.missed() + " goals missed. (Checksum " + seen + ")");
    }
}

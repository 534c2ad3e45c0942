package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.validation.Calibration;
import io.kontor.credit.scoring.ScoringEngine;
import io.kontor.itests.benchmarks.credit.Folds.Way;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goals 1, 2, 3 and 6: separation and true probabilities on seven sets, beside the references. */
final class Accuracy {
    private final ScoringEngine engine;
    private final Report report;
    private final Path data;
    private final Map<String, Map<Way, Folds>> results = new LinkedHashMap<>();

    Accuracy(ScoringEngine engine, Report report, Path data) {
        this.engine = engine;
        this.report = report;
        this.data = data;
    }

    Map<String, Map<Way, Folds>> measure() {
        for (Yardstick yardstick : Yardstick.ALL) {
            Table table = Table.read(data.resolve(yardstick.set() + ".csv"));
            Map<Way, Folds> byWay = new EnumMap<>(Way.class);
            for (Way way : Way.values()) {
                byWay.put(way, Folds.of(engine, table, way));
            }
            results.put(yardstick.set(), byWay);
        }
        separation();
        goals();
        calibration();
        times();
        return results;
    }

    private static Folds of(Map<Way, Folds> byWay, Way way) {
        Folds folds = byWay.get(way);
        if (folds == null) {
            throw new IllegalStateException("not measured: " + way);
        }
        return folds;
    }

    private void separation() {
        report.title("Separation: AUC/KS on fold 0 [95 % interval]; mean of five folds");
        List<String> header = new ArrayList<>(List.of("set", "all variables", "sign-clean", "challenger"));
        Yardstick.PEERS.forEach(peer -> header.add(peer + " mean AUC"));
        report.header(header);
        for (Yardstick yardstick : Yardstick.ALL) {
            Map<Way, Folds> byWay = results.getOrDefault(yardstick.set(), Map.of());
            List<String> row = new ArrayList<>(List.of(yardstick.set()));
            for (Way way : Way.values()) {
                Folds folds = of(byWay, way);
                row.add("%.4f/%.4f [%.3f-%.3f]; **%.4f**/%.4f"
                        .formatted(
                                folds.folds[0].auc(),
                                folds.folds[0].ks(),
                                folds.folds[0].aucLow(),
                                folds.folds[0].aucHigh(),
                                folds.auc,
                                folds.ks));
            }
            yardstick.peers().forEach(peer -> row.add(Double.isNaN(peer) ? "" : "%.4f".formatted(peer)));
            report.row(row);
        }
    }

    private void goals() {
        report.title("Goals 1 to 3: mean AUC of five folds against the goal");
        report.header(List.of("set", "all", "sign-clean", "characteristics", "challenger", "within .012 of xgb"));
        double gain = 0;
        int sets = 0;
        for (Yardstick yardstick : Yardstick.ALL) {
            Map<Way, Folds> byWay = results.getOrDefault(yardstick.set(), Map.of());
            double xgb = yardstick.peers().get(5);
            double best = Math.max(
                    yardstick.peers().get(1),
                    Double.isNaN(yardstick.peers().get(0))
                            ? 0
                            : yardstick.peers().get(0));
            gain += of(byWay, Way.ALL).auc - best;
            sets++;
            report.row(List.of(
                    yardstick.set(),
                    Report.atLeast(of(byWay, Way.ALL).auc, yardstick.fitted()),
                    Report.atLeast(of(byWay, Way.CLEAN).auc, yardstick.clean()),
                    "%.1f".formatted(of(byWay, Way.CLEAN).characteristics),
                    Report.atLeast(of(byWay, Way.CHALLENGER).auc, yardstick.additive()),
                    Report.atLeast(of(byWay, Way.CHALLENGER).auc, xgb - .012)));
        }
        report.line("Stretch of goal 1 (+.003 over the best of optb and ref): %+.4f.".formatted(gain / sets));
    }

    private void calibration() {
        report.title("Goal 6: fold 0; bias = mean PD - bad rate over all five test folds");
        report.header(List.of("set", "card", "bias", "tenths that hold", "Brier", "slope"));
        for (Yardstick yardstick : Yardstick.ALL) {
            Map<Way, Folds> byWay = results.getOrDefault(yardstick.set(), Map.of());
            for (Way way : Way.values()) {
                Folds folds = of(byWay, way);
                Calibration first = engine.validation().calibration(folds.firstPd, folds.firstBad);
                report.row(List.of(
                        yardstick.set(),
                        way.name(),
                        Report.atMost(Math.abs(folds.bias), .005),
                        Report.atLeast(holding(first), 8),
                        Report.atMost(first.brier(), yardstick.brier()),
                        "%.3f".formatted(first.slope())));
            }
        }
    }

    private static double holding(Calibration calibration) {
        return calibration.bands().stream().filter(band -> band.holds()).count();
    }

    private void times() {
        report.title("Fit times: CPU seconds of one fit (thread; whole process with compiler and collector)");
        report.header(List.of("set", "all variables", "sign-clean", "challenger"));
        results.forEach((set, byWay) -> report.row(List.of(
                set, seconds(of(byWay, Way.ALL)), seconds(of(byWay, Way.CLEAN)), seconds(of(byWay, Way.CHALLENGER)))));
    }

    private static String seconds(Folds folds) {
        return "%.3f; %.3f".formatted(folds.cpu, folds.processCpu);
    }
}

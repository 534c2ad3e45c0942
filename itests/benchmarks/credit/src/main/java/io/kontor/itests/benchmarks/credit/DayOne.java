package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.figures.AltmanScores.Zone;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.FactLayout;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.scoring.ScoringEngine;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goal 4: the shipped card on annual accounts, on a set it never saw; no label is used. */
final class DayOne {
    private static final List<String> FACTS = List.of(
            "zDoublePrime",
            "equityRatio",
            "returnOnAssets",
            "cashFlowMargin",
            "cashFlowToDebt",
            "quickRatio",
            "salesGrowth",
            "operatingMargin");
    /** The set's columns for all facts but the first. */
    private static final List<String> COLUMNS = List.of("X10", "X7", "X13", "X26", "X46", "X21", "X42");

    private DayOne() {}

    static void measure(ScoringEngine engine, Report report, Path data) {
        Table table = Table.read(data.resolve("polish_5year.csv"));
        FactLayout layout = new FactLayout(FACTS);
        double[] risk = new double[table.size()];
        double[] ofZ = new double[table.size()];
        boolean[] bad = new boolean[table.size()];
        Map<Zone, int[]> zones = new EnumMap<>(Zone.class);
        int[][] grades = new int[5][2];
        for (int row = 0; row < risk.length; row++) {
            double z = z(table, row);
            double[] numbers = new double[FACTS.size()];
            numbers[0] = z;
            for (int c = 0; c < COLUMNS.size(); c++) {
                numbers[c + 1] = table.number(row, COLUMNS.get(c));
            }
            CreditFacts facts = new CreditFacts(layout, numbers, new String[numbers.length], Table.DAY);
            RatingResult rating = engine.score(facts, engine.explainer().accountsCard());
            int outcome = table.cell(row, "bad").equals("1") ? 1 : 0;
            bad[row] = outcome == 1;
            risk[row] = -rating.score();
            ofZ[row] = Double.isNaN(z) ? 0 : -z;
            zones.computeIfAbsent(zone(Double.isNaN(z) ? 0 : z), any -> new int[2])[outcome]++;
            grades["ABCDE".indexOf(rating.grade())][outcome]++;
        }
        double alone = engine.validation().discrimination(ofZ, bad).auc();
        tell(report, alone, engine.validation().discrimination(risk, bad).auc());
        zones.forEach((zone, counts) -> report.row(rate("zone " + zone.name().toLowerCase(Locale.ROOT), counts)));
        for (int g = 0; g < grades.length; g++) {
            report.row(rate("grade " + "ABCDE".charAt(g), grades[g]));
        }
    }

    private static void tell(Report report, double alone, double card) {
        report.title("Goal 4: the shipped card on polish_5year, nothing fitted");
        report.header(List.of("predictor", "AUC"));
        report.row(List.of("Z'' alone (unknown ratios as 0)", "%.4f".formatted(alone)));
        report.row(List.of("accounts card", Report.atLeast(card, .779)));
        report.line("");
        report.header(List.of("zone or grade", "firms", "bad rate"));
    }

    private static List<String> rate(String name, int[] counts) {
        int firms = counts[0] + counts[1];
        return List.of(name, String.valueOf(firms), "%.2f %%".formatted(100.0 * counts[1] / Math.max(1, firms)));
    }

    private static double z(Table table, int row) {
        return 6.56 * table.number(row, "X3")
                + 3.26 * table.number(row, "X6")
                + 6.72 * table.number(row, "X7")
                + 1.05 * table.number(row, "X8");
    }

    private static Zone zone(double z) {
        return z > 2.6 ? Zone.SAFE : z < 1.1 ? Zone.DISTRESS : Zone.GREY;
    }
}

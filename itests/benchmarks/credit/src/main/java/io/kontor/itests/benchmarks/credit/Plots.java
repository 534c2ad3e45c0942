package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.validation.CalibrationBand;
import io.kontor.credit.scoring.ScoringEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Receiver operating curve, calibration and distribution of scores of one set, as SVG. */
final class Plots {
    private static final int SIZE = 400;
    private static final int EDGE = 40;

    private final StringBuilder svg = new StringBuilder();

    private Plots(String title, String across, String up) {
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(SIZE + 2 * EDGE, SIZE + 2 * EDGE));
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>%n"
                .formatted(EDGE, EDGE, SIZE, SIZE));
        text(EDGE, EDGE - 12, title);
        text(EDGE, SIZE + EDGE + 24, across);
        svg.append(
                "<text transform=\"translate(%d,%d) rotate(-90)\">%s</text>%n".formatted(EDGE - 12, SIZE + EDGE, up));
    }

    private void text(int x, int y, String text) {
        svg.append("<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(x, y, text));
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.2f,%.2f", EDGE + SIZE * x, EDGE + SIZE * (1 - y));
    }

    private void line(List<double[]> points, String colour) {
        svg.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" points=\"");
        points.forEach(p -> svg.append(point(p[0], p[1])).append(' '));
        svg.append("\"/>\n");
    }

    private void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, svg.append("</svg>\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(ScoringEngine engine, Path folder, String set, Folds folds) {
        roc(folds.firstPd, folds.firstBad, set).write(folder.resolve(set + "-roc.svg"));
        calibration(engine, folds, set).write(folder.resolve(set + "-calibration.svg"));
        distribution(folds, set).write(folder.resolve(set + "-scores.svg"));
    }

    private static Plots roc(double[] pd, boolean[] bad, String set) {
        Plots plot =
                new Plots("ROC of " + set + ", sign-clean, fold 0", "share of good refused", "share of bad refused");
        List<Integer> order = new ArrayList<>();
        double bads = 0;
        for (int i = 0; i < pd.length; i++) {
            order.add(i);
            bads += bad[i] ? 1 : 0;
        }
        order.sort(Comparator.comparingDouble((Integer i) -> pd[i]).reversed());
        List<double[]> points = new ArrayList<>(List.of(new double[] {0, 0}));
        double good = 0;
        double caught = 0;
        for (int i : order) {
            good += bad[i] ? 0 : 1;
            caught += bad[i] ? 1 : 0;
            points.add(new double[] {good / (pd.length - bads), caught / bads});
        }
        plot.line(List.of(new double[] {0, 0}, new double[] {1, 1}), "#bbb");
        plot.line(points, "#06c");
        return plot;
    }

    private static Plots calibration(ScoringEngine engine, Folds folds, String set) {
        Plots plot = new Plots("Calibration of " + set + ", tenths with 95 % bounds", "probability said", "bad rate");
        List<CalibrationBand> bands =
                engine.validation().calibration(folds.firstPd, folds.firstBad).bands();
        double most = bands.stream()
                .mapToDouble(b -> Math.max(b.meanPd(), Math.max(b.bads(), b.most()) / (double) b.rows()))
                .max()
                .orElse(1);
        plot.line(List.of(new double[] {0, 0}, new double[] {1, 1}), "#bbb");
        for (CalibrationBand band : bands) {
            double x = band.meanPd() / most;
            plot.line(
                    List.of(
                            new double[] {x, band.least() / (band.rows() * most)},
                            new double[] {x, band.most() / (band.rows() * most)}),
                    "#999");
            String[] at = point(x, band.bads() / (band.rows() * most)).split(",", -1);
            plot.svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>%n"
                    .formatted(at[0], at[1], band.holds() ? "#06c" : "#c00"));
        }
        plot.text(SIZE, SIZE + EDGE + 24, "%.3f".formatted(most));
        return plot;
    }

    private static Plots distribution(Folds folds, String set) {
        Plots plot = new Plots("Scores of " + set + ": good blue, bad red", "log-odds of good, -6 to 8", "share");
        int cells = 28;
        double[][] counts = new double[2][cells];
        double[] totals = new double[2];
        for (int i = 0; i < folds.firstPd.length; i++) {
            double logOdds = Math.log((1 - folds.firstPd[i]) / folds.firstPd[i]);
            int cell = (int) Math.max(0, Math.min(cells - 1, (logOdds + 6) * 2));
            int outcome = folds.firstBad[i] ? 1 : 0;
            counts[outcome][cell]++;
            totals[outcome]++;
        }
        for (int outcome = 0; outcome < 2; outcome++) {
            List<double[]> points = new ArrayList<>();
            for (int cell = 0; cell < cells; cell++) {
                points.add(
                        new double[] {(cell + .5) / cells, Math.min(1, 3 * counts[outcome][cell] / totals[outcome])});
            }
            plot.line(points, outcome == 0 ? "#06c" : "#c00");
        }
        return plot;
    }
}

package io.kontor.itests.benchmarks.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes outcomes as Markdown tables and as a plot of the mean gap over time. */
final class Report {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 50;
    private static final int POINTS = 60;
    private static final double TALLEST_GAP = 20;
    private static final String[] COLOURS = {"#0a6", "#c33", "#36c", "#c80"};

    private final List<Outcome> outcomes;

    Report(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("""
                | set | contender | runs | mean gap % | worst gap % | without plan | violations | CPU s |
                |---|---|---|---|---|---|---|---|
                """);
        grouped(outcome -> outcome.instance().set() + " | " + outcome.contender())
                .forEach((name, group) -> text.append("| ").append(name).append(row(group)));
        text.append("""

                | instance | contender | costs by seed | best known | gap % (mean) | violations |
                |---|---|---|---|---|---|
                """);
        grouped(outcome -> outcome.instance().name() + " | " + outcome.contender())
                .forEach((name, group) -> text.append("| ").append(name).append(costs(group)));
        return text.toString();
    }

    private static String row(List<Outcome> group) {
        double mean = group.stream()
                .mapToDouble(Outcome::gap)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
        double worst = group.stream()
                .mapToDouble(Outcome::gap)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        long without =
                group.stream().filter(outcome -> Double.isNaN(outcome.cost())).count();
        int violations = group.stream().mapToInt(Outcome::violations).sum();
        double seconds = group.stream().mapToDouble(Outcome::seconds).average().orElse(0);
        return String.format(
                Locale.ROOT,
                " | %d | %.3f | %.3f | %d | %d | %.1f |%n",
                group.size(),
                mean,
                worst,
                without,
                violations,
                seconds);
    }

    private static String costs(List<Outcome> group) {
        StringBuilder costs = new StringBuilder();
        group.forEach(outcome -> costs.append(String.format(Locale.ROOT, "%.1f ", outcome.cost())));
        double mean = group.stream().mapToDouble(Outcome::gap).average().orElse(Double.NaN);
        int violations = group.stream().mapToInt(Outcome::violations).sum();
        double best = group.get(0).instance().bestKnown();
        return String.format(Locale.ROOT, " | %s | %.1f | %.3f | %d |%n", costs, best, mean, violations);
    }

    private Map<String, List<Outcome>> grouped(java.util.function.Function<Outcome, String> key) {
        Map<String, List<Outcome>> groups = new LinkedHashMap<>();
        outcomes.forEach(outcome -> groups.computeIfAbsent(key.apply(outcome), name -> new ArrayList<>())
                .add(outcome));
        return groups;
    }

    /** Mean gap (0 at the bottom, 20 % at the top) over the part of the budget used, a line for each contender. */
    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                HEIGHT));
        for (int gap = 0; gap <= TALLEST_GAP; gap += 5) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"8\" y=\"%.1f\">%d %%"
                            + "</text>%n",
                    MARGIN,
                    WIDTH - MARGIN,
                    y(gap),
                    y(gap),
                    y(gap) + 4,
                    gap));
        }
        int line = 0;
        for (Map.Entry<String, List<Outcome>> entry :
                grouped(Outcome::contender).entrySet()) {
            String colour = COLOURS[line % COLOURS.length];
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\" points=\"%s\"/><text x=\"%d\" y=\"%d\" "
                            + "fill=\"%s\">%s</text>%n",
                    colour,
                    points(entry.getValue()),
                    WIDTH - 120,
                    20 + 16 * line++,
                    colour,
                    entry.getKey()));
        }
        return svg.append("<text x=\"250\" y=\"412\">part of the CPU budget; mean gap to best known</text></svg>\n")
                .toString();
    }

    private static double y(double gap) {
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * Math.min(gap, TALLEST_GAP) / TALLEST_GAP;
    }

    private static String points(List<Outcome> group) {
        StringBuilder points = new StringBuilder();
        for (int i = 1; i <= POINTS; i++) {
            double part = i / (double) POINTS;
            double gap = group.stream()
                    .mapToDouble(outcome -> gapAt(outcome, part * outcome.seconds()))
                    .average()
                    .orElse(Double.NaN);
            if (Double.isFinite(gap)) {
                double x = MARGIN + (WIDTH - 2 * MARGIN) * part;
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(Math.max(0, gap))));
            }
        }
        return points.toString();
    }

    private static double gapAt(Outcome outcome, double second) {
        double cost = Double.NaN;
        for (double[] point : outcome.trace()) {
            if (point[0] <= second) {
                cost = point[1] / outcome.instance().scale();
            }
        }
        return 100 * (cost / outcome.instance().bestKnown() - 1);
    }
}

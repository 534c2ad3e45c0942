package io.kontor.itests.benchmarks.credit;

import java.io.PrintStream;
import java.util.List;

/** Markdown on standard output. */
final class Report {
    private final PrintStream out;
    private int missed;

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println("## " + title);
        out.println();
    }

    void line(String line) {
        out.println();
        out.println(line);
    }

    void header(List<String> names) {
        row(names);
        out.println("|" + " --- |".repeat(names.size()));
    }

    void row(List<String> cells) {
        out.println("| " + String.join(" | ", cells) + " |");
        missed += (int) cells.stream().filter(cell -> cell.contains("MISSED")).count();
    }

    /** How many goals were missed so far. */
    int missed() {
        return missed;
    }

    static String atLeast(double value, double goal) {
        return shown(value, goal, ">=", value >= goal);
    }

    static String atMost(double value, double goal) {
        return shown(value, goal, "<=", value <= goal);
    }

    private static String shown(double value, double goal, String relation, boolean met) {
        String number = number(value);
        return Double.isNaN(goal)
                ? number
                : number + " (" + relation + " " + number(goal) + (met ? ", met)" : ", MISSED)");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.valueOf((long) value)
                : Math.abs(value) < 1 ? "%.4f".formatted(value) : "%.2f".formatted(value);
    }
}

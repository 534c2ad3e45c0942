package io.kontor.credit.scoring.terms;

import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.Range;
import io.kontor.credit.api.terms.TermsCase;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Cuts the cases of a table into cells that no row divides, so that trying one case of a cell is trying all. The
 * payment index runs from 0 to 100 or is unknown, days overdue from 0.
 */
final class Grid {
    private static final int FLAGS = 4;
    private static final double MAX_INDEX = 100;

    private final List<String> grades;
    private final double[] index;
    private final double[] overdue;

    Grid(TermsTable table) {
        grades = table.grades().stream().distinct().toList();
        index = starts(table, TermsRow::index, MAX_INDEX);
        overdue = starts(table, TermsRow::overdueDays, Double.MAX_VALUE);
    }

    private static double[] starts(TermsTable table, Function<TermsRow, Range> axis, double max) {
        return DoubleStream.concat(
                        DoubleStream.of(0),
                        table.rows().stream()
                                .map(axis)
                                .flatMapToDouble(range -> DoubleStream.of(range.from(), range.to())))
                .filter(bound -> bound >= 0 && bound <= max)
                .map(bound -> bound + 0.0)
                .distinct()
                .sorted()
                .toArray();
    }

    List<String> grades() {
        return grades;
    }

    int cellsOfGrade() {
        return (index.length + 1) * overdue.length * FLAGS;
    }

    int cells() {
        return grades.size() * cellsOfGrade();
    }

    /** A case of a cell: its least. */
    TermsCase example(int cell) {
        int flags = cell % FLAGS;
        int rest = cell / FLAGS;
        int overduePlace = rest % overdue.length;
        rest /= overdue.length;
        int indexPlace = rest % (index.length + 1);
        return new TermsCase(
                grades.get(rest / (index.length + 1)),
                indexPlace == index.length ? Double.NaN : index[indexPlace],
                overdue[overduePlace],
                (flags & 1) == 0 ? Flag.NO : Flag.YES,
                (flags & 2) == 0 ? Flag.NO : Flag.YES);
    }

    /** The cell of a case; {@code grade} is the place of its grade. */
    int cell(int grade, TermsCase terms) {
        int indexPlace = Double.isNaN(terms.index()) ? index.length : place(index, terms.index());
        int flags = (terms.newCustomer() == Flag.YES ? 1 : 0) + (terms.insured() == Flag.YES ? 2 : 0);
        int overduePlace = place(overdue, terms.overdueDays());
        return ((grade * (index.length + 1) + indexPlace) * overdue.length + overduePlace) * FLAGS + flags;
    }

    /** What lies below the first start counts as the first, so an overdue of -3 days is none. */
    private static int place(double[] starts, double value) {
        int found = Arrays.binarySearch(starts, value + 0.0);
        return found >= 0 ? found : Math.max(0, Math.min(starts.length - 1, -found - 2));
    }

    static boolean matches(TermsRow row, TermsCase terms) {
        return row.grades().contains(terms.grade())
                && row.index().contains(terms.index())
                && row.overdueDays().contains(terms.overdueDays())
                && matches(row.newCustomer(), terms.newCustomer())
                && matches(row.insured(), terms.insured());
    }

    private static boolean matches(Flag wanted, Flag actual) {
        return wanted == Flag.ANY || wanted == actual;
    }

    /** The cell in words: from its start up to the next. */
    String words(int cell) {
        TermsCase terms = example(cell);
        return terms.grade() + ", index " + (Double.isNaN(terms.index()) ? "?" : span(index, terms.index()))
                + ", overdue " + span(overdue, terms.overdueDays()) + ", new " + terms.newCustomer() + ", insured "
                + terms.insured();
    }

    private static String span(double[] starts, double value) {
        int place = place(starts, value);
        return place + 1 < starts.length ? "[" + value + ", " + starts[place + 1] + ")" : "[" + value + ", ...)";
    }
}

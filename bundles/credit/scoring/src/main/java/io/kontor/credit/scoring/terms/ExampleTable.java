package io.kontor.credit.scoring.terms;

import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.HitPolicy;
import io.kontor.credit.api.terms.Range;
import io.kontor.credit.api.terms.Terms;
import io.kontor.credit.api.terms.Terms.Action;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The example terms: better grades get longer terms, and are held later when overdue. */
final class ExampleTable {
    static final TermsTable TABLE =
            new TermsTable("example", 1, HitPolicy.UNIQUE, List.of("A", "B", "C", "D", "E"), rows(), null, null);

    private ExampleTable() {}

    private static List<TermsRow> rows() {
        List<TermsRow> rows = new ArrayList<>();
        pair(rows, "A", 30, new Terms("NET60-2PCT10", 60, 0, 1.5, .15, 1, Action.SHIP, "GRADE_A"));
        pair(rows, "B", 20, new Terms("NET45", 45, 0, 1.2, .1, .75, Action.SHIP, "GRADE_B"));
        pair(rows, "C", 10, new Terms("NET30", 30, 0, 1, .05, .5, Action.SHIP, "GRADE_C"));
        pair(rows, "D", 0, new Terms("NET14", 14, 30, .5, .02, .33, Action.SHIP, "GRADE_D"));
        rows.add(row("E", "E", Range.ANY.from(), 1, new Terms("CIA", 0, 100, 0, 0, 0, Action.CASH, "GRADE_E")));
        rows.add(row(
                "E-overdue", "E", 1, Range.ANY.to(), new Terms("CIA", 0, 100, 0, 0, 0, Action.STOP, "OVERDUE_AGE")));
        return rows;
    }

    /** Shipped up to so many days overdue, held from the next day on. */
    private static void pair(List<TermsRow> rows, String grade, int days, Terms terms) {
        rows.add(row(grade, grade, Range.ANY.from(), days + 1, terms));
        Terms held = new Terms(
                terms.code(),
                terms.netDays(),
                terms.depositPercent(),
                terms.limitFactor(),
                terms.netWorthShare(),
                terms.orderShare(),
                Action.HOLD,
                "OVERDUE_AGE");
        rows.add(row(grade + "-overdue", grade, days + 1, Range.ANY.to(), held));
    }

    private static TermsRow row(String code, String grade, double from, double to, Terms terms) {
        return new TermsRow(code, Set.of(grade), Range.ANY, new Range(from, to), Flag.ANY, Flag.ANY, terms);
    }
}

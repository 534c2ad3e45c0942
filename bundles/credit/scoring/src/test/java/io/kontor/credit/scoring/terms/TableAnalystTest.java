package io.kontor.credit.scoring.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.HitPolicy;
import io.kontor.credit.api.terms.Range;
import io.kontor.credit.api.terms.Terms;
import io.kontor.credit.api.terms.Terms.Action;
import io.kontor.credit.api.terms.TermsCase;
import io.kontor.credit.api.terms.TermsDecider;
import io.kontor.credit.api.terms.TermsFinding;
import io.kontor.credit.api.terms.TermsFinding.Kind;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The analyser finds what was planted, and nothing else. */
class TableAnalystTest {
    private static final List<String> GRADES = List.of("A", "B", "C");
    private static final Terms TERMS = new Terms("NET30", 30, 0, 1, .1, 1, Action.SHIP, "r");
    private static final double LOW = Double.NEGATIVE_INFINITY;
    private static final double HIGH = Double.POSITIVE_INFINITY;

    private final TableAnalyst analyst = new TableAnalyst();

    private static TermsTable table(HitPolicy policy, List<TermsRow> rows) {
        return new TermsTable("t", 1, policy, GRADES, rows, null, null);
    }

    private static TermsRow row(String code, Set<String> grades, Range index, Range overdue) {
        return new TermsRow(code, grades, index, overdue, Flag.ANY, Flag.ANY, TERMS);
    }

    private static TermsCase terms(String grade, double index, double overdue) {
        return new TermsCase(grade, index, overdue, Flag.NO, Flag.NO);
    }

    /** A complete table without overlaps: each grade cut along the index, some pieces along the days or by a flag. */
    private static List<TermsRow> complete(SplittableRandom random) {
        List<TermsRow> rows = new ArrayList<>();
        for (String grade : GRADES) {
            Set<String> grades = Set.of(grade);
            if (random.nextInt(3) == 0) {
                double days = 1 + random.nextInt(90);
                rows.add(row(grade + "0", grades, Range.ANY, new Range(LOW, days)));
                rows.add(row(grade + "1", grades, Range.ANY, new Range(days, HIGH)));
                continue;
            }
            int piece = 0;
            double from = LOW;
            boolean last = false;
            while (!last) {
                double start = Math.max(0, from);
                double to = start + 5 + random.nextInt(40);
                last = to >= 95;
                Range index = new Range(from, last ? HIGH : to);
                double days = 1 + random.nextInt(90);
                rows.add(row(grade + piece++, grades, index, new Range(LOW, days)));
                TermsRow rest = row(grade + piece++, grades, index, new Range(days, HIGH));
                if (random.nextBoolean()) {
                    rows.add(rest);
                } else {
                    rows.add(flagged(rest, Flag.YES, rest.code() + "y"));
                    rows.add(flagged(rest, Flag.NO, rest.code() + "n"));
                }
                from = to;
            }
        }
        return rows;
    }

    private static TermsRow flagged(TermsRow row, Flag insured, String code) {
        return new TermsRow(
                code, row.grades(), row.index(), row.overdueDays(), row.newCustomer(), insured, row.terms());
    }

    /** Rows over parts of the index leave the unknown one open; that gap is not the planted one. */
    private List<TermsFinding> known(TermsTable table) {
        return analyst.check(table).stream()
                .filter(f -> f.kind() != Kind.GAP || !isOnlyUnknown(table, f))
                .toList();
    }

    private static boolean isOnlyUnknown(TermsTable table, TermsFinding gap) {
        Grid grid = new Grid(table);
        int grade = grid.grades().indexOf(gap.example().grade());
        for (int cell = grade * grid.cellsOfGrade(); cell < (grade + 1) * grid.cellsOfGrade(); cell++) {
            TermsCase example = grid.example(cell);
            if (!Double.isNaN(example.index()) && table.rows().stream().noneMatch(r -> Grid.matches(r, example))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void findsEveryPlantedGapAndOverlapAndNothingElse() {
        SplittableRandom random = new SplittableRandom(77);
        int[] planted = new int[4];
        for (int run = 0; run < 1000; run++) {
            List<TermsRow> rows = complete(random);
            assertThat(known(table(HitPolicy.UNIQUE, rows)))
                    .as("before, run %d", run)
                    .isEmpty();
            int place = random.nextInt(rows.size());
            TermsRow row = rows.get(place);
            int kind = random.nextInt(4);
            planted[kind]++;
            switch (kind) {
                case 0 -> rows.remove(place);
                case 1 -> rows.set(place, narrower(row));
                case 2 ->
                    rows.add(random.nextInt(rows.size() + 1), row("twin", row.grades(), row.index(), inside(row)));
                default -> rows.set(place, wider(row));
            }
            List<TermsFinding> found = known(table(HitPolicy.UNIQUE, rows));
            if (kind < 2) {
                assertThat(found).as("gap, run %d", run).singleElement().satisfies(f -> {
                    assertThat(f.kind()).isEqualTo(Kind.GAP);
                    assertThat(row.grades()).contains(f.example().grade());
                });
            } else {
                assertThat(found).as("overlap, run %d", run).isNotEmpty().allSatisfy(f -> {
                    assertThat(f.kind()).isIn(Kind.OVERLAP, Kind.UNREACHABLE);
                    assertThat(f.rows()).containsAnyOf("twin", row.code());
                });
                assertThat(found).anyMatch(f -> f.kind() == Kind.OVERLAP);
            }
        }
        assertThat(Arrays.stream(planted).min().orElseThrow()).isGreaterThan(150);
    }

    private static TermsRow narrower(TermsRow row) {
        Range days = row.overdueDays();
        Range less = days.to() == HIGH ? new Range(days.from() + .5, HIGH) : new Range(LOW, days.to() - .5);
        return new TermsRow(row.code(), row.grades(), row.index(), less, row.newCustomer(), row.insured(), row.terms());
    }

    private static TermsRow wider(TermsRow row) {
        Range days = row.overdueDays();
        Range more = days.to() == HIGH ? new Range(days.from() - .5, HIGH) : new Range(LOW, days.to() + .5);
        return new TermsRow(row.code(), row.grades(), row.index(), more, row.newCustomer(), row.insured(), row.terms());
    }

    private static Range inside(TermsRow row) {
        Range days = row.overdueDays();
        return days.to() == HIGH ? new Range(days.from() + 1, days.from() + 2) : new Range(0, days.to());
    }

    @Test
    void theExampleTableIsCompleteAndUnique() {
        assertThat(analyst.check(analyst.exampleTable())).isEmpty();
        TermsDecider decider = analyst.decider(analyst.exampleTable());
        assertThat(decided(decider, "A", 30)).isEqualTo(Action.SHIP);
        assertThat(decided(decider, "A", 31)).isEqualTo(Action.HOLD);
        assertThat(decided(decider, "B", 21)).isEqualTo(Action.HOLD);
        assertThat(decided(decider, "C", 11)).isEqualTo(Action.HOLD);
        assertThat(decided(decider, "D", 0)).isEqualTo(Action.SHIP);
        assertThat(decided(decider, "D", 1)).isEqualTo(Action.HOLD);
        assertThat(decided(decider, "E", 0)).isEqualTo(Action.CASH);
        assertThat(decided(decider, "E", 1)).isEqualTo(Action.STOP);
        assertThat(decider.decide(terms("Z", 50, 0))).isEmpty();
    }

    private static Action decided(TermsDecider decider, String grade, double overdue) {
        return decider.decide(terms(grade, Double.NaN, overdue))
                .orElseThrow()
                .terms()
                .action();
    }

    @Test
    void firstRowDecidesAndLostRowsAreNamed() {
        Set<String> all = Set.of("A", "B", "C");
        TermsRow good = row("good", all, new Range(70, HIGH), Range.ANY);
        TermsRow rest = row("rest", all, Range.ANY, Range.ANY);
        assertThat(analyst.check(table(HitPolicy.FIRST, List.of(good, rest)))).isEmpty();
        assertThat(analyst.check(table(HitPolicy.FIRST, List.of(rest, good))))
                .singleElement()
                .satisfies(f -> assertThat(f.kind()).isEqualTo(Kind.UNREACHABLE))
                .satisfies(f -> assertThat(f.rows()).containsExactly("good"));
        assertThat(analyst.check(table(HitPolicy.UNIQUE, List.of(good, rest))))
                .extracting(TermsFinding::kind)
                .containsExactly(Kind.OVERLAP);
    }

    @Test
    void anUnknownIndexIsACaseOfItsOwn() {
        List<TermsRow> rows = List.of(
                row("low", Set.of("A", "B", "C"), new Range(LOW, 50), Range.ANY),
                row("high", Set.of("A", "B", "C"), new Range(50, HIGH), Range.ANY));
        assertThat(analyst.check(table(HitPolicy.UNIQUE, rows)))
                .hasSize(3)
                .allSatisfy(f -> assertThat(f.kind()).isEqualTo(Kind.GAP))
                .allSatisfy(f -> assertThat(f.example().index()).isNaN());
    }

    @Test
    void namesUnknownGradesAndCodesTwice() {
        List<TermsRow> rows = List.of(
                row("x", Set.of("A", "B", "C", "Q"), Range.ANY, new Range(LOW, 10)),
                row("x", Set.of("A", "B", "C"), Range.ANY, new Range(10, HIGH)));
        assertThat(analyst.check(table(HitPolicy.UNIQUE, rows)))
                .extracting(TermsFinding::kind)
                .containsExactly(Kind.UNKNOWN_GRADE, Kind.CODE_TWICE);
    }

    @Test
    void decisionsEqualTryingTheRowsInOrder() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 200; run++) {
            List<TermsRow> rows = complete(random);
            rows.remove(random.nextInt(rows.size()));
            TermsTable table = table(HitPolicy.FIRST, rows);
            TermsDecider decider = analyst.decider(table);
            for (int i = 0; i < 100; i++) {
                double index = random.nextInt(10) == 0 ? Double.NaN : 100 * random.nextDouble();
                TermsCase terms = new TermsCase(
                        GRADES.get(random.nextInt(3)),
                        index,
                        random.nextInt(120),
                        random.nextBoolean() ? Flag.YES : Flag.NO,
                        random.nextBoolean() ? Flag.YES : Flag.NO);
                Optional<TermsRow> expected =
                        rows.stream().filter(row -> Grid.matches(row, terms)).findFirst();
                assertThat(decider.decide(terms)).isEqualTo(expected);
            }
        }
    }
}

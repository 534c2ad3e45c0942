package io.kontor.credit.scoring.terms;

import io.kontor.credit.api.terms.HitPolicy;
import io.kontor.credit.api.terms.TermsCase;
import io.kontor.credit.api.terms.TermsDecider;
import io.kontor.credit.api.terms.TermsFinding;
import io.kontor.credit.api.terms.TermsFinding.Kind;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import io.kontor.credit.api.terms.TermsTables;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tries every cell of a table's grid. */
public final class TableAnalyst implements TermsTables {
    private static final int TOLD = 5;

    @Override
    public TermsTable exampleTable() {
        return ExampleTable.TABLE;
    }

    @Override
    public TermsDecider decider(TermsTable table) {
        return new GridDecider(table);
    }

    @Override
    public List<TermsFinding> check(TermsTable table) {
        List<TermsFinding> findings = new ArrayList<>();
        names(table, findings);
        Grid grid = new Grid(table);
        boolean[] decides = new boolean[table.rows().size()];
        boolean[][] together = new boolean[decides.length][decides.length];
        for (int grade = 0; grade < grid.grades().size(); grade++) {
            List<Integer> gaps = new ArrayList<>();
            int from = grade * grid.cellsOfGrade();
            for (int cell = from; cell < from + grid.cellsOfGrade(); cell++) {
                List<Integer> hits = hits(table, grid.example(cell));
                if (hits.isEmpty()) {
                    gaps.add(cell);
                } else {
                    decides[hits.get(0)] = true;
                    overlaps(table, grid, cell, hits, together, findings);
                }
            }
            if (!gaps.isEmpty()) {
                findings.add(gap(grid, gaps));
            }
        }
        for (int row = 0; row < decides.length; row++) {
            if (!decides[row]) {
                findings.add(unreachable(table, row));
            }
        }
        return List.copyOf(findings);
    }

    private static void names(TermsTable table, List<TermsFinding> findings) {
        Set<String> codes = new HashSet<>();
        for (TermsRow row : table.rows()) {
            if (!codes.add(row.code())) {
                findings.add(new TermsFinding(
                        Kind.CODE_TWICE,
                        List.of(row.code()),
                        caseOf(row),
                        new LocalizedText("编号 " + row.code() + " 重复", "Code " + row.code() + " stands twice")));
            }
            for (String grade : row.grades().stream().sorted().toList()) {
                if (!table.grades().contains(grade)) {
                    findings.add(new TermsFinding(
                            Kind.UNKNOWN_GRADE,
                            List.of(row.code()),
                            caseOf(row),
                            new LocalizedText("未知等级 " + grade, "Unknown grade " + grade)));
                }
            }
        }
    }

    private static TermsCase caseOf(TermsRow row) {
        return new TermsCase(
                row.grades().stream().sorted().findFirst().orElse(""),
                Double.isInfinite(row.index().from()) ? Double.NaN : row.index().from(),
                Math.max(0, row.overdueDays().from()),
                row.newCustomer(),
                row.insured());
    }

    private static List<Integer> hits(TermsTable table, TermsCase terms) {
        List<Integer> hits = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            if (Grid.matches(table.rows().get(row), terms)) {
                hits.add(row);
            }
        }
        return hits;
    }

    private static void overlaps(
            TermsTable table,
            Grid grid,
            int cell,
            List<Integer> hits,
            boolean[][] together,
            List<TermsFinding> findings) {
        if (table.hitPolicy() != HitPolicy.UNIQUE) {
            return;
        }
        for (int i = 0; i < hits.size(); i++) {
            for (int j = i + 1; j < hits.size(); j++) {
                int first = hits.get(i);
                int second = hits.get(j);
                if (!together[first][second]) {
                    together[first][second] = true;
                    String a = table.rows().get(first).code();
                    String b = table.rows().get(second).code();
                    String where = grid.words(cell);
                    findings.add(new TermsFinding(
                            Kind.OVERLAP,
                            List.of(a, b),
                            grid.example(cell),
                            new LocalizedText(
                                    a + " 与 " + b + " 重叠，例如：" + where,
                                    a + " and " + b + " overlap, first at: " + where)));
                }
            }
        }
    }

    private static TermsFinding gap(Grid grid, List<Integer> cells) {
        String where = cells.stream()
                .limit(TOLD)
                .map(grid::words)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        String more = cells.size() > TOLD ? " … (" + cells.size() + ")" : "";
        return new TermsFinding(
                Kind.GAP,
                List.of(),
                grid.example(cells.get(0)),
                new LocalizedText("没有任何行适用：" + where + more, "No row for: " + where + more));
    }

    private static TermsFinding unreachable(TermsTable table, int row) {
        TermsRow lost = table.rows().get(row);
        return new TermsFinding(
                Kind.UNREACHABLE,
                List.of(lost.code()),
                caseOf(lost),
                new LocalizedText(
                        lost.code() + " 永远不会被用到：前面的行已覆盖它的全部情况",
                        lost.code() + " is never reached: rows before it take all its cases"));
    }
}

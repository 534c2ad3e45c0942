package io.kontor.credit.scoring.terms;

import io.kontor.credit.api.terms.TermsCase;
import io.kontor.credit.api.terms.TermsDecider;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table decided beforehand, cell by cell: a decision is finding the cell. */
final class GridDecider implements TermsDecider {
    private final Grid grid;
    private final Map<String, Integer> grades = new HashMap<>();
    private final List<Optional<TermsRow>> answers;

    GridDecider(TermsTable table) {
        grid = new Grid(table);
        for (String grade : grid.grades()) {
            grades.put(grade, grades.size());
        }
        List<Optional<TermsRow>> decided = new ArrayList<>(grid.cells());
        for (int cell = 0; cell < grid.cells(); cell++) {
            TermsCase terms = grid.example(cell);
            decided.add(table.rows().stream()
                    .filter(row -> Grid.matches(row, terms))
                    .findFirst());
        }
        answers = List.copyOf(decided);
    }

    @Override
    public Optional<TermsRow> decide(TermsCase terms) {
        Integer grade = grades.get(terms.grade());
        return grade == null ? Optional.empty() : answers.get(grid.cell(grade, terms));
    }
}

package io.kontor.customer.core.imports;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The wrong rows of an import, of which the first 100 are named. */
final class Refusals {
    private static final int NAMED = 100;

    private final Map<Integer, Violations> rows = new TreeMap<>();

    /** {@return where to add what is wrong with a row, with the path from the row on} */
    Violations row(int line) {
        return rows.computeIfAbsent(line, l -> new Violations());
    }

    /** Adds what is wrong with a column of a row. */
    void add(int line, String column, String code) {
        row(line).add("rows[" + line + "]." + column, code);
    }

    /** {@return whether nothing is wrong} */
    boolean isEmpty() {
        return rows.values().stream().allMatch(v -> v.list().isEmpty());
    }

    /**
     * Refuses the import when a row is wrong.
     *
     * @throws KontorException INVALID {@code IMPORT_REFUSED} with argument {@code rows}, how many are wrong
     */
    void throwIfAny() {
        List<List<Violation>> wrong = rows.values().stream()
                .map(Violations::list)
                .filter(v -> !v.isEmpty())
                .toList();
        if (!wrong.isEmpty()) {
            List<Violation> named =
                    wrong.stream().limit(NAMED).flatMap(List::stream).toList();
            throw new KontorException(
                    ProblemKind.INVALID, "IMPORT_REFUSED", Map.of("rows", String.valueOf(wrong.size())), named);
        }
    }
}

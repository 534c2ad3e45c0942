package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Versioned;
import java.util.List;
import java.util.Map;

/**
 * A column mapping kept by name.
 *
 * @param name its name, unique, usable in a path
 * @param version for ETag
 * @param target the import it is for
 * @param columns column by header; an empty column skips a header
 */
public record Mapping(String name, long version, String target, Map<String, String> columns) implements Versioned {
    /** Most headers of one mapping. */
    public static final int MAX_COLUMNS = 200;

    /** Keeps the columns by value. */
    public Mapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
    }

    /** {@return the wrong values} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("name", name)
                .segment("name", name)
                .required("target", target)
                .segment("target", target);
        if (columns.isEmpty()) {
            violations.add("columns", Violations.REQUIRED);
        }
        violations.size("columns", columns.keySet(), MAX_COLUMNS);
        columns.forEach((header, column) -> violations
                .required("columns", header)
                .text("columns", header, 200)
                .text("columns", column, 200));
        return violations.list();
    }
}

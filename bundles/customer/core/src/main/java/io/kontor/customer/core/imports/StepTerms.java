package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what the kernel's engine says of an import into what our own says. */
final class StepTerms {
    private static final Set<String> PARAMETERS = Set.of("system", "currency");

    private StepTerms() {}

    static ImportOptions options(ImportPlan plan) {
        return new ImportOptions(
                Map.of(),
                null,
                plan.parameters().get("system"),
                plan.parameters().get("currency"),
                plan.dryRun());
    }

    /** Refuses parameters nobody knows and values they cannot have. */
    static Violations check(ImportPlan plan) {
        Violations violations =
                new Violations().code("system", plan.parameters().get("system"));
        String currency = plan.parameters().get("currency");
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            violations.add("currency", "ILLEGAL_CURRENCY");
        }
        plan.parameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> violations.add(name, "UNKNOWN_PARAMETER"));
        return violations;
    }

    /** {@return what is wrong with a row: what the file says and what we found, each once, by column} */
    static List<Violation> violations(ImportRow row, Violations found) {
        List<Violation> all = new ArrayList<>(row.violations());
        String prefix = "rows[" + row.number() + "].";
        for (Violation violation : found.list()) {
            String field = violation.field().startsWith(prefix)
                    ? violation.field().substring(prefix.length())
                    : violation.field();
            if (all.stream().noneMatch(v -> isSame(v, field, violation.code()))) {
                all.add(new Violation(field, violation.code(), violation.args()));
            }
        }
        return all;
    }

    private static boolean isSame(Violation violation, @Nullable String field, String code) {
        return violation.field().equals(field) && violation.code().equals(code);
    }
}

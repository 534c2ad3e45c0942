package io.kontor.customer.api.note;

import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis showed and what is to be done about it.
 *
 * @param analysis the analysis as it was asked; {@code topN} does not matter
 * @param rowKey the row it is about, null for the whole analysis; at most 64 characters
 * @param inputsHash the hash of the answer the author saw, to tell whether the figures have changed since; null when
 *     not known, else at most 64 characters
 * @param issue what is wrong, at most 2,000 characters
 * @param countermeasure what is done about it, at most 2,000 characters; null while nobody knows
 * @param owner user who sees to it
 * @param dueOn last day for it
 */
public record NoteData(
        CompositionRequest analysis,
        @Nullable String rowKey,
        @Nullable String inputsHash,
        String issue,
        @Nullable String countermeasure,
        UUID owner,
        LocalDate dueOn) {
    /** Most characters of a text. */
    public static final int MAX_TEXT = 2_000;

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("analysis", analysis)
                .text("rowKey", rowKey, 64)
                .text("inputsHash", inputsHash, 64)
                .required("issue", issue)
                .text("issue", issue, MAX_TEXT)
                .text("countermeasure", countermeasure, MAX_TEXT)
                .required("owner", owner)
                .required("dueOn", dueOn);
        if (dueOn != null && (dueOn.getYear() < 1000 || dueOn.getYear() > 9999)) {
            violations.add("dueOn", "ILLEGAL_DATE");
        }
        if (analysis != null) {
            violations.required("analysis.kind", analysis.kind());
            violations.required("analysis.basis", analysis.basis());
            violations.required("analysis.period", analysis.period());
            if (analysis.currency() != null && !analysis.currency().matches("[A-Z]{3}")) {
                violations.add("analysis.currency", "ILLEGAL_CURRENCY");
            }
        }
        return violations.list();
    }
}

package io.kontor.promo.api.asset;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.value.Evidence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw who looked at a piece on loan.
 *
 * @param on the day, today or earlier
 * @param condition its state
 * @param remark at most 500 characters, null for none
 * @param evidence photos, at most 20
 */
public record InspectionData(
        LocalDate on, Condition condition, @Nullable String remark, List<Evidence> evidence) {
    /** Keeps the evidence by value; absent one is none. */
    public InspectionData {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("on", on)
                .required("condition", condition)
                .text("remark", remark, 500)
                .size("evidence", evidence, 20);
        for (int i = 0; i < evidence.size(); i++) {
            evidence.get(i).check("evidence[" + i + "]", violations);
        }
        return violations.list();
    }
}

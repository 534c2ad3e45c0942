package io.kontor.promo.api.allocation;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.stock.PostingLine;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan.
 *
 * @param code unique code, up to 64 letters, digits and {@code . _ / -}
 * @param itemId the item
 * @param days the days it is for
 * @param quantity base units to be shared
 * @param method name of the method
 * @param targets who gets a share, 1 to 1,000, each once
 * @param remark at most 500 characters, null for none
 */
public record AllocationData(
        String code,
        UUID itemId,
        DateRange days,
        long quantity,
        String method,
        List<AllocationTarget> targets,
        @Nullable String remark) {
    /** Most targets of a plan. */
    public static final int MAX_TARGETS = 1_000;

    /** Keeps the targets by value; absent ones are none. */
    public AllocationData {
        targets = targets == null ? List.of() : List.copyOf(targets);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("code", code)
                .code("code", code)
                .required("itemId", itemId)
                .required("days", days)
                .required("method", method)
                .text("method", method, 64)
                .required("targets", targets)
                .size("targets", targets, MAX_TARGETS)
                .text("remark", remark, 500);
        PostingLine.checkQuantity("quantity", BigDecimal.valueOf(quantity), violations);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < targets.size() && i < MAX_TARGETS; i++) {
            AllocationTarget target = targets.get(i);
            target.check("targets[" + i + "]", violations);
            if (!seen.add(target.kind() + " " + target.ref())) {
                violations.add("targets[" + i + "].ref", "TARGET_TWICE");
            }
        }
        return violations.list();
    }
}

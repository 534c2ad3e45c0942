package io.kontor.promo.api.campaign;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param code unique code, up to 64 letters, digits and {@code . _ / -}
 * @param name its name, at most 200 characters
 * @param days its days
 * @param ownerId who answers for it
 * @param plannedQuantity base units planned, null when not planned
 * @param plannedCost cost planned, null when not planned; of class AMOUNT
 * @param regionCode region it is for, null for all
 * @param remark necessity, implementation and effect in words, at most 2,000 characters; null for none
 */
public record CampaignData(
        String code,
        String name,
        DateRange days,
        UUID ownerId,
        @Nullable Long plannedQuantity,
        @Nullable Money plannedCost,
        @Nullable String regionCode,
        @Nullable String remark) {
    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("code", code)
                .code("code", code)
                .required("name", name)
                .text("name", name, 200)
                .required("days", days)
                .required("ownerId", ownerId)
                .range("plannedQuantity", plannedQuantity, 0, 1_000_000_000_000L)
                .text("regionCode", regionCode, 64)
                .text("remark", remark, 2_000);
        if (plannedCost != null) {
            plannedCost.check("plannedCost", violations);
            if (plannedCost.amount() != null && plannedCost.amount().signum() < 0) {
                violations.add("plannedCost.amount", "NEGATIVE_AMOUNT");
            }
        }
        return violations.list();
    }
}

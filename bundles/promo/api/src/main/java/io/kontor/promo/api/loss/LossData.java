package io.kontor.promo.api.loss;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.api.value.Evidence;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loss.
 *
 * @param placeId where it was
 * @param itemId the item
 * @param lotId the lot, null for an item not tracked by lot
 * @param serials serial numbers, for an item tracked by serial
 * @param quantity base units
 * @param reason why
 * @param remark what happened, at most 500 characters
 * @param liableId user who is to pay, null for none
 * @param campaignId campaign it belongs to, null for none
 * @param evidence photos and papers, at most 20
 */
public record LossData(
        UUID placeId,
        UUID itemId,
        @Nullable UUID lotId,
        List<String> serials,
        long quantity,
        LossReason reason,
        String remark,
        @Nullable UUID liableId,
        @Nullable UUID campaignId,
        List<Evidence> evidence) {
    /** Keeps the lists by value; absent ones are none. */
    public LossData {
        serials = serials == null ? List.of() : List.copyOf(serials);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("placeId", placeId)
                .required("itemId", itemId)
                .required("reason", reason)
                .required("remark", remark)
                .text("remark", remark, 500)
                .size("serials", serials, 1_000)
                .size("evidence", evidence, 20);
        PostingLine.checkQuantity("quantity", BigDecimal.valueOf(quantity), violations);
        serials.forEach(serial -> violations.code("serials", serial));
        for (int i = 0; i < evidence.size(); i++) {
            evidence.get(i).check("evidence[" + i + "]", violations);
        }
        return violations.list();
    }
}

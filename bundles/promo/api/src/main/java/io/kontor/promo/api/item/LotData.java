package io.kontor.promo.api.item;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lot.
 *
 * @param lotNo its number, unique within the item; up to 64 letters, digits and {@code . _ / -}
 * @param expiresOn last day it is good, null when it does not expire
 */
public record LotData(String lotNo, @Nullable LocalDate expiresOn) {
    /** {@return the wrong values} */
    public List<Violation> violations() {
        Violations violations = new Violations().required("lotNo", lotNo).code("lotNo", lotNo);
        if (expiresOn != null && (expiresOn.getYear() < 1000 || expiresOn.getYear() > 9999)) {
            violations.add("expiresOn", "ILLEGAL_DATE");
        }
        return violations.list();
    }
}

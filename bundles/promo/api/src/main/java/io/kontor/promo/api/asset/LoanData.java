package io.kontor.promo.api.asset;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.api.value.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loan to be made.
 *
 * @param itemId the item, tracked by serial
 * @param serial the piece, at most 64 characters
 * @param fromId where it is now
 * @param customer who gets it
 * @param agreedUntil last day agreed, null for no end
 * @param inspectEvery days between two inspections, 1 to 3,650; null for none
 * @param remark at most 500 characters, null for none
 * @param evidence photos and signatures, at most 20
 */
public record LoanData(
        UUID itemId,
        String serial,
        UUID fromId,
        CustomerRef customer,
        @Nullable LocalDate agreedUntil,
        @Nullable Integer inspectEvery,
        @Nullable String remark,
        List<Evidence> evidence) {
    /** Keeps the evidence by value; absent one is none. */
    public LoanData {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("itemId", itemId)
                .required("serial", serial)
                .code("serial", serial)
                .required("fromId", fromId)
                .required("customer", customer)
                .range("inspectEvery", inspectEvery, 1, 3_650)
                .text("remark", remark, 500)
                .size("evidence", evidence, 20);
        if (customer != null) {
            customer.check("customer", violations);
        }
        for (int i = 0; i < evidence.size(); i++) {
            evidence.get(i).check("evidence[" + i + "]", violations);
        }
        if (agreedUntil != null && (agreedUntil.getYear() < 1000 || agreedUntil.getYear() > 9999)) {
            violations.add("agreedUntil", "ILLEGAL_DATE");
        }
        return violations.list();
    }
}

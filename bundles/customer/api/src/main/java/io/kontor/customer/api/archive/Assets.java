package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owns, class AMOUNT.
 *
 * @param value the sum
 * @param asOf balance day
 */
public record Assets(Money value, @Nullable LocalDate asOf) {
    void check(String field, Violations v) {
        v.required(field + ".value", value);
        if (value != null) {
            value.check(field + ".value", v);
        }
    }
}

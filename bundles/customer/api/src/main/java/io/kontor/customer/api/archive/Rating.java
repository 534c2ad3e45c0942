package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;
import org.jspecify.annotations.Nullable;

/**
 * A judgement on a scale, so that policies can use it.
 *
 * @param value 1 (weak) to 5 (strong)
 * @param note why
 */
public record Rating(int value, @Nullable String note) {
    void check(String field, Violations v) {
        v.range(field + ".value", value, 1, 5).text(field + ".note", note, 500);
    }
}

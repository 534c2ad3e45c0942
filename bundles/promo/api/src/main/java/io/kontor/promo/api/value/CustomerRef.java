package io.kontor.promo.api.value;

import io.kontor.kernel.api.error.Violations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recipient: a customer of the archive, or one that was typed in. What is stored is a copy, so that it stays readable
 * when the customer module is away.
 *
 * @param id the customer in the archive, null for a typed one
 * @param code its code, null for a typed one; at most 64 characters
 * @param name its name, at most 200 characters
 */
public record CustomerRef(@Nullable UUID id, @Nullable String code, String name) {
    /**
     * {@return a recipient that was typed in}
     *
     * @param name its name
     */
    public static CustomerRef typed(String name) {
        return new CustomerRef(null, null, name);
    }

    /**
     * Checks the parts.
     *
     * @param field where the value stands
     * @param violations receives what is wrong
     */
    public void check(String field, Violations violations) {
        violations.code(field + ".code", code).required(field + ".name", name).text(field + ".name", name, 200);
    }
}

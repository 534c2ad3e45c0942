package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;

/**
 * The customer's identity in another system; unique over all customers.
 *
 * @param system the other system, for example {@code erp}
 * @param id identity there, at most 100 characters
 */
public record ExternalId(String system, String id) {
    void check(String field, Violations v) {
        v.required(field + ".system", system).code(field + ".system", system);
        v.required(field + ".id", id).text(field + ".id", id, 100);
    }
}

package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.error.Violations;

/** A step to another stage, with its reason. */
record Stage(Lifecycle to, String reason) {
    void check() {
        new Violations().required("to", to).required("reason", reason).throwIfAny();
    }
}

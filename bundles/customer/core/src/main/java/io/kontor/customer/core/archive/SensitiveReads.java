package io.kontor.customer.core.archive;

import io.kontor.customer.core.store.KeyPersonEntity;
import io.kontor.kernel.api.call.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records who read whose personal profile, in the log named {@code audit}. */
final class SensitiveReads {
    private final Logger audit;

    SensitiveReads() {
        this(LoggerFactory.getLogger("audit"));
    }

    SensitiveReads(Logger audit) {
        this.audit = audit;
    }

    void record(KeyPersonEntity person) {
        Call call = Call.current();
        audit.info(
                "read class=SENSITIVE user={} request={} customer={} person={}",
                call.actor().username(),
                call.requestId(),
                person.customerId(),
                person.id());
    }
}

package io.kontor.customer.core.internal;

import io.kontor.kernel.jpa.SchemaMigrator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module's tables: whoever references this service finds them in their newest state. */
@Component(service = CustomerSchema.class)
public final class CustomerSchema {
    /** Brings the tables to their newest state; the module stays away when that fails. */
    @Activate
    public CustomerSchema(@Reference SchemaMigrator migrator) {
        migrator.migrate("customer", CustomerSchema.class);
    }
}

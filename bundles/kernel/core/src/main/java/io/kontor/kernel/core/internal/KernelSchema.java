package io.kontor.kernel.core.internal;

import io.kontor.kernel.jpa.SchemaMigrator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The kernel's tables in their newest state: whoever references this service finds them. It registers itself, because
 * DS registers a service before it constructs the component and keeps it when the constructor fails; a module whose
 * migration failed would look as if it were there.
 */
@Component(service = {})
public final class KernelSchema {
    private final ServiceRegistration<KernelSchema> registration;

    /** Brings the tables to their newest state. */
    @Activate
    public KernelSchema(BundleContext context, @Reference SchemaMigrator migrator) {
        migrator.migrate(KernelTransactions.MODULE, KernelSchema.class);
        registration = context.registerService(KernelSchema.class, this, null);
    }

    /** Takes the tables away from those who use them. */
    @Deactivate
    void withdraw() {
        registration.unregister();
    }
}

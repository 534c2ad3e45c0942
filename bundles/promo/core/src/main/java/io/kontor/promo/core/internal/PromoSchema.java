package io.kontor.promo.core.internal;

import io.kontor.kernel.jpa.SchemaMigrator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module's tables: whoever references this service finds them in their newest state. */
@Component(service = PromoSchema.class)
public final class PromoSchema {
    /** Brings the tables to their newest state; the module stays away when that fails. */
    @Activate
    public PromoSchema(@Reference SchemaMigrator migrator) {
        migrator.migrate("promo", PromoSchema.class);
    }
}

package io.kontor.promo.core.internal;

import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.text.LocalizedText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says that the module runs, which is so when its tables are there. */
@Component
public final class PromoModule implements ModuleDescriptor {
    private static final LocalizedText LABEL = new LocalizedText("促销品", "Promo items");

    /** Waits for the module's transactions. */
    @Activate
    public PromoModule(@Reference PromoTransactions transactions) {}

    @Override
    public String name() {
        return "promo";
    }

    @Override
    public LocalizedText label() {
        return LABEL;
    }

    @Override
    public String root() {
        return "/api/v1/promo";
    }
}

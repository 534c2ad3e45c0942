package io.kontor.customer.core.internal;

import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.text.LocalizedText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says that the module runs, which is so when its tables are there. */
@Component
public final class CustomerModule implements ModuleDescriptor {
    private static final LocalizedText LABEL = new LocalizedText("客户档案", "Customer archive");

    /** Waits for the module's transactions. */
    @Activate
    public CustomerModule(@Reference CustomerTransactions transactions) {}

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public LocalizedText label() {
        return LABEL;
    }

    @Override
    public String root() {
        return "/api/v1/customers";
    }
}

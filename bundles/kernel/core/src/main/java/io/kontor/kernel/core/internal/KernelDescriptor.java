package io.kontor.kernel.core.internal;

import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.text.LocalizedText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The kernel as a module: it runs once its transactions do. */
@Component
public final class KernelDescriptor implements ModuleDescriptor {
    /** Waits for the transactions by referencing them. */
    @Activate
    public KernelDescriptor(@Reference KernelTransactions transactions) {}

    @Override
    public String name() {
        return KernelTransactions.MODULE;
    }

    @Override
    public LocalizedText label() {
        return new LocalizedText("内核", "Kernel");
    }

    @Override
    public String root() {
        return "/api/v1";
    }
}

package io.kontor.tiny.internal;

import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.text.LocalizedText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Names the module to the registry; it counts as running once its sales are there. */
@Component
public final class TinyModule implements ModuleDescriptor {
    /**
     * Waits for the module's one service.
     *
     * @param sales the service
     */
    @Activate
    public TinyModule(@Reference TinySales sales) {
        assert sales != null;
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public LocalizedText label() {
        return new LocalizedText("示例模块", "Tiny");
    }

    @Override
    public String root() {
        return TinyApplication.ROOT;
    }
}

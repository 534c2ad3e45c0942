package io.kontor.kernel.rest.internal;

import io.kontor.kernel.api.text.ResourceTexts;
import io.kontor.kernel.api.text.TextCatalog;
import org.osgi.service.component.annotations.Component;

/** Texts of the codes that the HTTP door itself answers. */
@Component(service = TextCatalog.class)
public final class KernelRestTexts extends ResourceTexts {
    /** Reads both languages. */
    public KernelRestTexts() {
        super(KernelRestTexts.class, "io.kontor.kernel.rest.internal.texts");
    }
}

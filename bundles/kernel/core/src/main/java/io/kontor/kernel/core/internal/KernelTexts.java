package io.kontor.kernel.core.internal;

import io.kontor.kernel.api.text.ResourceTexts;
import io.kontor.kernel.api.text.TextCatalog;
import org.osgi.service.component.annotations.Component;

/** Texts of the kernel's own problems and violations. */
@Component(service = TextCatalog.class)
public final class KernelTexts extends ResourceTexts {
    /** Reads both languages. */
    public KernelTexts() {
        super(KernelTexts.class, "io.kontor.kernel.core.internal.texts");
    }
}

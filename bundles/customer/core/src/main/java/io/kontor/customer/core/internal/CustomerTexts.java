package io.kontor.customer.core.internal;

import io.kontor.kernel.api.text.ResourceTexts;
import io.kontor.kernel.api.text.TextCatalog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The module's texts in both languages. */
@Component(service = TextCatalog.class)
public final class CustomerTexts extends ResourceTexts {
    /** Loads both files. */
    @Activate
    public CustomerTexts() {
        super(CustomerTexts.class, "io.kontor.customer.core.internal.texts");
    }
}

package io.kontor.customer.rest.internal;

import io.kontor.kernel.api.text.ResourceTexts;
import io.kontor.kernel.api.text.TextCatalog;
import org.osgi.service.component.annotations.Component;

/** The texts of what the resources refuse themselves. */
@Component(service = TextCatalog.class)
public final class CustomerRestTexts extends ResourceTexts {
    public CustomerRestTexts() {
        super(CustomerRestTexts.class, "io.kontor.customer.rest.internal.texts");
    }
}

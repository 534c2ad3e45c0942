package io.kontor.promo.core.internal;

import io.kontor.kernel.api.text.ResourceTexts;
import io.kontor.kernel.api.text.TextCatalog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The module's texts in both languages. */
@Component(service = TextCatalog.class)
public final class PromoTexts extends ResourceTexts {
    /** Loads both files. */
    @Activate
    public PromoTexts() {
        super(PromoTexts.class, "io.kontor.promo.core.internal.texts");
    }
}

package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.rest.RestApplication;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;

/** The JAX-RS application of the promo module. */
@Component(service = Application.class)
@RestApplication(name = PromoApplication.NAME, application_base = "/api/v1/promo")
public final class PromoApplication extends Application {
    /** Its name. */
    static final String NAME = "kontor.promo";

    /** Selects it. */
    static final String SELECT = "(osgi.jaxrs.name=" + NAME + ")";
}

package io.kontor.customer.rest.internal;

import io.kontor.kernel.api.rest.RestApplication;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;

/** The JAX-RS application of the customer module. */
@Component(service = Application.class)
@RestApplication(name = CustomerApplication.NAME, application_base = "/api/v1/customers")
public final class CustomerApplication extends Application {
    /** Its name. */
    static final String NAME = "kontor.customer";

    /** Selects it. */
    static final String SELECT = "(osgi.jaxrs.name=" + NAME + ")";
}

package io.kontor.kernel.rest.internal;

import io.kontor.kernel.api.rest.RestApplication;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;

/** The kernel's own resources. Its base is above those of the modules, so it also answers for paths of absent ones. */
@Component(service = Application.class)
@RestApplication(name = KernelApplication.NAME, application_base = KernelApplication.BASE)
public final class KernelApplication extends Application {
    /** Name of the application. */
    public static final String NAME = "kontor.kernel";

    /** Root of its resources. */
    public static final String BASE = "/api/v1";

    /** Selects this application, for {@code @RestResource}. */
    public static final String SELECT = "(osgi.jaxrs.name=" + NAME + ")";
}

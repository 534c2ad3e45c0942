package io.kontor.tiny.internal;

import io.kontor.kernel.api.rest.RestApplication;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;

/** The module's own application, so that nothing done to another module rebuilds it. */
@Component(service = Application.class)
@RestApplication(name = TinyApplication.NAME, application_base = TinyApplication.ROOT)
public final class TinyApplication extends Application {
    static final String NAME = "kontor.tiny";
    static final String ROOT = "/api/v1/tiny";
}

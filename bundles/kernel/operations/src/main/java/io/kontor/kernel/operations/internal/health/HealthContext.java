package io.kontor.kernel.operations.internal.health;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/** A context of its own: it answers while the kernel's application does not. */
@Component(service = ServletContextHelper.class)
@HttpWhiteboardContext(name = HealthContext.NAME, path = "/api/v1/health")
public final class HealthContext extends ServletContextHelper {
    static final String NAME = "kontor.health";

    /** The context. */
    public HealthContext() {}
}

package io.kontor.kernel.operations.internal.metrics;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/** A context of its own, so that no application has to be rebuilt for it. */
@Component(service = ServletContextHelper.class)
@HttpWhiteboardContext(name = MetricsContext.NAME, path = "/api/v1/metrics")
public final class MetricsContext extends ServletContextHelper {
    static final String NAME = "kontor.metrics";

    /** The context. */
    public MetricsContext() {}
}

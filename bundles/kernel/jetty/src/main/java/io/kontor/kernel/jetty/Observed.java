package io.kontor.kernel.jetty;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.HandlerWrapper;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/**
 * Tells every {@link RequestLog} that is a service of each request that has ended, whoever answered it. Jetty makes
 * this object from jetty.xml, so it finds the services itself.
 */
public final class Observed extends HandlerWrapper implements RequestLog {
    /** Attribute of a request: when it began, by {@link System#nanoTime()}. */
    static final String STARTED = "kontor.request.started";
    /** Attribute of a request: how many are at work now. */
    static final String IN_FLIGHT = "kontor.request.inFlight";

    private static final String FILTER = "(" + Constants.OBJECTCLASS + "=" + RequestLog.class.getName() + ")";

    private final AtomicInteger inFlight = new AtomicInteger();
    private final List<ServiceReference<?>> known = new CopyOnWriteArrayList<>();
    private final List<RequestLog> logs = new CopyOnWriteArrayList<>();

    private @Nullable ServiceListener listener;

    /** Observes nothing before it is started. */
    public Observed() {}

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        BundleContext context = framework();
        if (context != null) {
            ServiceListener mine = event -> changed(context, event);
            listener = mine;
            context.addServiceListener(mine, FILTER);
            ServiceReference<?>[] present = context.getServiceReferences((String) null, FILTER);
            for (ServiceReference<?> reference : present == null ? new ServiceReference<?>[0] : present) {
                add(context, reference);
            }
        }
    }

    @Override
    protected void doStop() throws Exception {
        BundleContext context = framework();
        ServiceListener mine = listener;
        if (context != null && mine != null) {
            context.removeServiceListener(mine);
            known.forEach(reference -> remove(context, reference));
        }
        super.doStop();
    }

    /** {@return the framework this class is in, null without one} */
    private static @Nullable BundleContext framework() {
        Bundle bundle = FrameworkUtil.getBundle(Observed.class);
        return bundle == null ? null : bundle.getBundleContext();
    }

    private void changed(BundleContext context, ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            add(context, event.getServiceReference());
        } else if (event.getType() == ServiceEvent.UNREGISTERING) {
            remove(context, event.getServiceReference());
        }
    }

    private synchronized void add(BundleContext context, ServiceReference<?> reference) {
        if (!known.contains(reference) && context.getService(reference) instanceof RequestLog log) {
            known.add(reference);
            logs.add(log);
        }
    }

    private synchronized void remove(BundleContext context, ServiceReference<?> reference) {
        int at = known.indexOf(reference);
        if (at >= 0) {
            known.remove(at);
            logs.remove(at);
            context.ungetService(reference);
        }
    }

    /** Used by tests, in place of a service. */
    void add(RequestLog log) {
        logs.add(log);
    }

    @Override
    public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (baseRequest.getAttribute(STARTED) == null) {
            baseRequest.setAttribute(STARTED, System.nanoTime());
            baseRequest.setAttribute(IN_FLIGHT, inFlight);
            inFlight.incrementAndGet();
        }
        super.handle(target, baseRequest, request, response);
    }

    @Override
    public void log(Request request, Response response) {
        if (request.getAttribute(STARTED) != null) {
            inFlight.decrementAndGet();
        }
        for (RequestLog log : logs) {
            log.log(request, response);
        }
    }
}

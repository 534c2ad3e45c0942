package io.kontor.kernel.operations.internal.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Counts requests by module and route: how many, how long, how they ended, how many are at work. */
@Component(service = {RequestFigures.class, RequestLog.class})
public final class RequestFigures implements RequestLog {
    private static final String SECONDS = "kontor_http_request_seconds";
    private static final String REQUESTS = "kontor_http_requests_total";
    private static final int MOST_ROUTES = 2_000;
    private static final Route OTHER = new Route("none", "ANY", "none");

    private final Map<Route, Durations> routes = new ConcurrentHashMap<>();
    private volatile @Nullable AtomicInteger inFlight;

    /** Nothing counted yet. */
    public RequestFigures() {}

    @Override
    public void log(Request request, Response response) {
        if (!(request.getAttribute("kontor.request.started") instanceof Long started)) {
            return;
        }
        if (inFlight == null && request.getAttribute("kontor.request.inFlight") instanceof AtomicInteger counter) {
            inFlight = counter;
        }
        durations(route(request))
                .add(
                        System.nanoTime() - started,
                        response.getCommittedMetaData().getStatus());
    }

    private static Route route(Request request) {
        Object template = request.getAttribute("kontor.request.route");
        Object module = request.getAttribute("kontor.request.module");
        return template == null || module == null
                ? OTHER
                : new Route(module.toString(), request.getMethod(), template.toString());
    }

    private Durations durations(Route route) {
        Durations known = routes.get(route);
        if (known != null) {
            return known;
        }
        Route counted = routes.size() < MOST_ROUTES ? route : OTHER;
        return routes.computeIfAbsent(counted, r -> new Durations());
    }

    void write(PrometheusText text) {
        AtomicInteger counter = inFlight;
        text.metric("kontor_http_in_flight", "gauge", "Requests at work.");
        text.sample("kontor_http_in_flight", counter == null ? 0 : counter.get());
        Map<String, Map.Entry<Route, Durations>> sorted = new TreeMap<>();
        routes.entrySet()
                .forEach(
                        e -> sorted.put(e.getKey().template() + " " + e.getKey().method(), e));
        text.metric(REQUESTS, "counter", "Requests by module, route and class of status.");
        sorted.values().forEach(e -> e.getValue().statuses(text, REQUESTS, labels(e.getKey())));
        text.metric(SECONDS, "histogram", "Time from the first byte read to the last written.");
        sorted.values().forEach(e -> e.getValue().histogram(text, SECONDS, labels(e.getKey())));
    }

    private static String[] labels(Route route) {
        return new String[] {"module", route.module(), "method", route.method(), "route", route.template()};
    }
}

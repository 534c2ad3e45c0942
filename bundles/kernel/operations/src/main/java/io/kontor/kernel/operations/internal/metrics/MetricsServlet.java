package io.kontor.kernel.operations.internal.metrics;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.operation.Metric;
import io.kontor.kernel.api.operation.MetricSource;
import io.kontor.kernel.operations.internal.Door;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers all figures to whoever has {@code kernel:metrics:read}; a partner token with that alone is meant for it. */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + MetricsContext.NAME + ")")
@HttpWhiteboardServletName("kontor.metrics")
@HttpWhiteboardServletPattern("/*")
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServlet.class);
    private static final String READ = "kernel:metrics:read";

    private final transient RequestFigures requests;
    private final transient Door door;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    transient volatile List<MetricSource> sources = List.of();

    /** Over the requests and all sources. */
    @Activate
    public MetricsServlet(@Reference RequestFigures requests, @Reference Door door) {
        this.requests = requests;
        this.door = door;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        door.route(request, "/api/v1/metrics");
        try {
            door.require(request, READ);
        } catch (KontorException refusal) {
            door.refuse(request, response, refusal);
            return;
        }
        PrometheusText text = new PrometheusText();
        requests.write(text);
        byName().forEach((name, metrics) -> write(text, metrics));
        response.setContentType(PrometheusText.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, List<Metric>> byName() {
        Map<String, List<Metric>> byName = new TreeMap<>();
        for (MetricSource source : sources) {
            try {
                source.metrics().forEach(m -> byName.computeIfAbsent(m.name(), n -> new ArrayList<>())
                        .add(m));
            } catch (RuntimeException e) {
                // the others are worth more than a failed scrape
                LOG.debug("{} has no figures just now", source.getClass().getName(), e);
            }
        }
        return byName;
    }

    private static void write(PrometheusText text, List<Metric> metrics) {
        Metric first = metrics.get(0);
        text.metric(first.name(), first.kind().name().toLowerCase(Locale.ROOT), first.help());
        for (Metric metric : metrics) {
            String[] labels = new TreeMap<>(metric.labels())
                    .entrySet().stream()
                            .flatMap(e -> List.of(e.getKey(), e.getValue()).stream())
                            .toArray(String[]::new);
            text.sample(metric.name(), metric.value(), labels);
        }
    }
}

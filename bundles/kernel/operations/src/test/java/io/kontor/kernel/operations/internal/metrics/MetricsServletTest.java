package io.kontor.kernel.operations.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.operation.Metric;
import io.kontor.kernel.operations.internal.KnownCallers;
import io.kontor.kernel.operations.internal.OperationsServer;
import io.kontor.kernel.operations.internal.access.AccessLines;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetricsServletTest {
    private static final String MAY = "Authorization: Bearer may-kernel:metrics:read";

    private final RequestFigures figures = new RequestFigures();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private OperationsServer server(MetricsServlet servlet) throws Exception {
        return new OperationsServer("/api/v1/metrics", servlet, (request, response) -> {
            request.setAttribute("kontor.request.started", System.nanoTime());
            figures.log(request, response);
            lines.add(AccessLines.of(request, response));
        });
    }

    @Test
    void answersThoseWhoMayAndCountsTheirRequests() throws Exception {
        MetricsServlet servlet = new MetricsServlet(figures, KnownCallers.door());
        servlet.sources = List.of(
                () -> List.of(Metric.gauge("kontor_x", "X.", Map.of("b", "2", "a", "1"), 5)),
                () -> {
                    throw new IllegalStateException("trial");
                },
                () -> List.of(Metric.gauge("kontor_x", "X.", Map.of("a", "2", "b", "2"), 6)));
        try (OperationsServer server = server(servlet)) {
            assertThat(server.get("/api/v1/metrics/", MAY))
                    .startsWith("HTTP/1.1 200")
                    .contains("text/plain");
            assertThat(lines.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(server.get("/api/v1/metrics/", MAY))
                    .contains("# TYPE kontor_x gauge\nkontor_x{a=\"1\",b=\"2\"} 5\nkontor_x{a=\"2\",b=\"2\"} 6\n")
                    .contains("kontor_http_requests_total{module=\"kernel\",method=\"GET\","
                            + "route=\"/api/v1/metrics\",status=\"2xx\"} 1");
        }
    }

    @Test
    void refusesStrangersAndThoseWhoMayNot() throws Exception {
        try (OperationsServer server = server(new MetricsServlet(figures, KnownCallers.door()))) {
            assertThat(server.get("/api/v1/metrics/"))
                    .startsWith("HTTP/1.1 401")
                    .contains("WWW-Authenticate: Bearer", "\"code\":\"NOT_AUTHENTICATED\"")
                    .doesNotContain("kontor_");
            assertThat(server.get("/api/v1/metrics/", "Authorization: Bearer unknown"))
                    .startsWith("HTTP/1.1 401");
            assertThat(server.get("/api/v1/metrics/", "Authorization: Bearer may-kernel:job:read"))
                    .startsWith("HTTP/1.1 403")
                    .contains("\"code\":\"PERMISSION_MISSING\"");
        }
    }

    @Test
    void theAccessLogNamesTheRouteButNothingElseOfTheRequest() throws Exception {
        try (OperationsServer server = server(new MetricsServlet(figures, KnownCallers.door()))) {
            server.get("/api/v1/metrics/secret-path?name=secret-query", "User-Agent: secret-agent");
            assertThat(lines.poll(10, TimeUnit.SECONDS))
                    .matches("\\{\"time\":\"20[0-9T:.-]+Z\",\"requestId\":null,\"user\":null,\"method\":\"GET\","
                            + "\"route\":\"/api/v1/metrics\",\"status\":401,\"ms\":\\d+\\.\\d,\"bytes\":[1-9]\\d*}");
        }
    }
}

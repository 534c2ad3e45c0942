package io.kontor.kernel.operations.internal.health;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.operations.internal.Door;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Tells whether the process is alive and whether it is ready for requests: 200 or 503. Everybody hears UP or DOWN;
 * which check says what needs {@code kernel:health:read}.
 */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + HealthContext.NAME + ")")
@HttpWhiteboardServletName("kontor.health")
@HttpWhiteboardServletPattern("/*")
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String DETAILS = "kernel:health:read";

    private final transient HealthCheckExecutor executor;
    private final transient Door door;

    /** Runs the checks there are. */
    @Activate
    public HealthServlet(@Reference HealthCheckExecutor executor, @Reference Door door) {
        this.executor = executor;
        this.door = door;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (!"/live".equals(path) && !"/ready".equals(path)) {
            door.refuse(request, response, KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            return;
        }
        door.route(request, "/api/v1/health" + path);
        List<HealthCheckExecutionResult> results = executor.execute(HealthCheckSelector.tags(path.substring(1)));
        boolean up = !results.isEmpty()
                && results.stream()
                        .map(r -> r.getHealthCheckResult().getStatus())
                        .allMatch(s -> s == Result.Status.OK || s == Result.Status.WARN);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", up ? "UP" : "DOWN");
        if (door.may(request, DETAILS)) {
            answer.put("checks", checks(results));
        }
        door.answer(response, up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, answer);
    }

    private static List<Map<String, Object>> checks(List<HealthCheckExecutionResult> results) {
        return results.stream()
                .sorted(Comparator.comparing(r -> r.getHealthCheckMetadata().getName()))
                .map(HealthServlet::check)
                .toList();
    }

    private static Map<String, Object> check(HealthCheckExecutionResult result) {
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result.getHealthCheckResult()) {
            if (entry.getStatus() != Result.Status.OK) {
                messages.add(entry.getMessage());
            }
        }
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", result.getHealthCheckMetadata().getName());
        check.put("status", result.getHealthCheckResult().getStatus().name());
        check.put("messages", messages);
        return check;
    }
}

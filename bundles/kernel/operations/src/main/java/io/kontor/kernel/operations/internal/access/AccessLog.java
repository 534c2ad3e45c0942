package io.kontor.kernel.operations.internal.access;

import java.time.Instant;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line of JSON a request to the logger {@code kontor.access}. No path, query, address or name is written:
 * they may hold personal data. The route is the template, and the user the identity only.
 */
@Component(service = RequestLog.class)
public final class AccessLog implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("kontor.access");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Writes to the log. */
    public AccessLog() {}

    @Override
    public void log(Request request, Response response) {
        if (LOG.isInfoEnabled()) {
            LOG.info(line(request, response));
        }
    }

    /** Only values of our own making and known words are written, so nothing needs escaping. */
    static String line(Request request, Response response) {
        String method = request.getMethod();
        StringBuilder line = new StringBuilder(280)
                .append("{\"time\":\"")
                .append(Instant.ofEpochMilli(request.getTimeStamp()))
                .append("\",\"requestId\":");
        text(line, request.getAttribute("kontor.request.id"));
        line.append(",\"user\":");
        text(line, request.getAttribute("kontor.request.user"));
        line.append(",\"method\":\"")
                .append(method != null && METHODS.contains(method) ? method : "OTHER")
                .append("\",\"route\":");
        text(line, request.getAttribute("kontor.request.route"));
        line.append(",\"status\":")
                .append(response.getCommittedMetaData().getStatus())
                .append(",\"ms\":");
        millis(line, request.getAttribute("kontor.request.started"));
        return line.append(",\"bytes\":")
                .append(response.getHttpChannel().getBytesWritten())
                .append('}')
                .toString();
    }

    private static void text(StringBuilder line, Object value) {
        if (value == null) {
            line.append("null");
        } else {
            line.append('"').append(value).append('"');
        }
    }

    /** With one decimal: many answers take less than a millisecond. */
    private static void millis(StringBuilder line, Object started) {
        if (started instanceof Long nanos) {
            long tenths = (System.nanoTime() - nanos) / 100_000;
            line.append(tenths / 10).append('.').append(tenths % 10);
        } else {
            line.append("null");
        }
    }
}

package io.kontor.kernel.jetty;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Refuses what no servlet shall see: methods about the connection, and request lines on which CXF would fail; and lets
 * no HTML out of the API.
 */
public final class RequestGuard extends HandlerWrapper {
    private static final String API = "/api/v1";
    private static final Set<String> REFUSED = Set.of("TRACE", "CONNECT");

    @Override
    public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (REFUSED.contains(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (!isUri(baseRequest)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            boolean api = target.equals(API) || target.startsWith(API + "/");
            if (api) {
                guarded(target, baseRequest, request, new ProblemsOnly(request, response));
            } else {
                super.handle(target, baseRequest, request, response);
            }
        }
    }

    private void guarded(String target, Request baseRequest, HttpServletRequest request, ProblemsOnly answer)
            throws IOException, ServletException {
        try {
            super.handle(target, baseRequest, request, answer);
        } catch (NullPointerException e) {
            // what resources throw is mapped inside; this is CXF, whose endpoint was taken away under the request
            baseRequest.setHandled(true);
            answer.replaceFailure();
        }
        if (baseRequest.isHandled() && !baseRequest.isAsyncStarted()) {
            answer.replaceNothing();
        }
    }

    private static boolean isUri(Request request) {
        try {
            String query = request.getQueryString();
            return new URI(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query) != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

package io.kontor.kernel.jetty;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * While an application is rebuilt, because its module comes or goes, CXF and Pax Web answer for it: 404 in HTML, which
 * a client would take for "deleted". Whoever asks in that moment is told to ask again.
 */
final class ProblemsOnly extends HttpServletResponseWrapper {
    private final JettyProblem problem;
    private boolean replaced;

    ProblemsOnly(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        problem = JettyProblem.of(SC_SERVICE_UNAVAILABLE, request);
    }

    @Override
    public void setContentType(String type) {
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            askAgain();
        } else {
            super.setContentType(type);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        if (status == SC_NOT_FOUND) {
            askAgain();
            getWriter().close();
        } else {
            super.sendError(status);
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!replaced) {
            return super.getWriter();
        }
        super.getOutputStream().write(problem.json());
        return new PrintWriter(Writer.nullWriter());
    }

    /** A servlet that goes between routing and handling answers 200 with nothing. */
    void replaceNothing() throws IOException {
        if (!isCommitted() && getStatus() == SC_OK && getContentType() == null) {
            askAgain();
            getWriter().close();
        }
    }

    /** The endpoint was taken away under the request. */
    void replaceFailure() throws IOException {
        if (!isCommitted()) {
            resetBuffer();
            askAgain();
            getWriter().close();
        }
    }

    private void askAgain() {
        replaced = true;
        setStatus(SC_SERVICE_UNAVAILABLE);
        setHeader("Retry-After", "1");
        setHeader("Cache-Control", "no-store");
        setHeader(JettyProblem.REQUEST_ID, problem.traceId());
        super.setContentType(JettyProblem.MEDIA_TYPE);
    }
}

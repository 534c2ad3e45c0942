package io.kontor.kernel.jetty;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.Set;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * While an application is rebuilt, because its module comes or goes, CXF and Pax Web answer for it: 404 in HTML, which
 * a client would take for "deleted"; or the kernel does, and says so on the request. Such an answer is held back: the
 * request is tried again for a while, and then whoever asks is told to ask again.
 */
final class ProblemsOnly extends HttpServletResponseWrapper {
    /** Set on a request by who answers in place of an application that is on its way. */
    private static final String STARTING = "io.kontor.starting";

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final HttpServletRequest request;
    private final JettyProblem problem;
    private boolean held;

    ProblemsOnly(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
        problem = JettyProblem.of(SC_SERVICE_UNAVAILABLE, request);
    }

    /** {@return whether nothing served the request, so that nothing was done and nothing is answered yet} */
    boolean isHeld() {
        return held;
    }

    /** Lets the request be tried again. */
    void beginAnew() {
        held = false;
        request.removeAttribute(STARTING);
        super.reset();
    }

    @Override
    public void setContentType(String type) {
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            held = true;
        } else if (!held) {
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
            held = true;
        } else {
            super.sendError(status);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (!held) {
            super.setContentLength(length);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!held) {
            super.flushBuffer();
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        holdIfStarting();
        return held ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        holdIfStarting();
        return held ? new Nowhere() : super.getOutputStream();
    }

    private void holdIfStarting() {
        held |= request.getAttribute(STARTING) != null && !isCommitted();
    }

    /** Takes what nobody shall see. */
    private static final class Nowhere extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("not asynchronous");
        }

        @Override
        public void write(int octet) {
            // nobody shall see it
        }
    }

    /** A servlet that goes between routing and handling answers 200 with nothing. */
    void holdNothing() {
        held |= !isCommitted() && getStatus() == SC_OK && getContentType() == null;
    }

    /**
     * The endpoint was taken away under the request: what only reads may be tried again, a change may be made already.
     */
    void replaceFailure() throws IOException {
        if (isCommitted()) {
            return;
        }
        resetBuffer();
        if (READS.contains(request.getMethod())) {
            held = true;
        } else {
            tell();
        }
    }

    /** Tells whoever asks to ask again. */
    void tell() throws IOException {
        held = false;
        request.removeAttribute(STARTING);
        setStatus(SC_SERVICE_UNAVAILABLE);
        setHeader("Retry-After", "1");
        setHeader("Cache-Control", "no-store");
        setHeader(JettyProblem.REQUEST_ID, problem.traceId());
        super.setContentType(JettyProblem.MEDIA_TYPE);
        try (ServletOutputStream out = super.getOutputStream()) {
            out.write(problem.json());
        }
    }
}

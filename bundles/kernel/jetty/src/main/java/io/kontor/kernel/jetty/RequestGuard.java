package io.kontor.kernel.jetty;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.servlet.ServletException;
import javax.servlet.UnavailableException;
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
    private static final int MOST_WAITING = 50;
    /** Each pause is twice the one before: most wait for a moment, and many must not keep a start busy. */
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(160);

    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile long patience = 5_000;

    /** Waits 5 seconds for an application. */
    public RequestGuard() {}

    /** Waits so many milliseconds for an application that is being built. */
    void patience(long millis) {
        patience = millis;
    }

    @Override
    public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (REFUSED.contains(request.getMethod())) {
            // Jetty would keep the connection for a tunnel
            response.setHeader("Connection", "close");
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

    /**
     * A request that nothing serves just now waits for the application that is being built, as long as nobody has read
     * of it; only so many at once, or they would take the threads of all others.
     */
    private void guarded(String target, Request baseRequest, HttpServletRequest request, ProblemsOnly answer)
            throws IOException, ServletException {
        once(target, baseRequest, request, answer);
        if (answer.isHeld() && waiting.tryAcquire()) {
            try {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
                long pause = FIRST_PAUSE;
                while (answer.isHeld() && baseRequest.getContentRead() <= 0 && System.nanoTime() - end < 0) {
                    LockSupport.parkNanos(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE);
                    answer.beginAnew();
                    baseRequest.setHandled(false);
                    once(target, baseRequest, request, answer);
                }
            } finally {
                waiting.release();
            }
        }
        if (answer.isHeld()) {
            baseRequest.setHandled(true);
            answer.tell();
        }
    }

    private void once(String target, Request baseRequest, HttpServletRequest request, ProblemsOnly answer)
            throws IOException, ServletException {
        try {
            super.handle(target, baseRequest, request, answer);
        } catch (NullPointerException | ServletException e) {
            if (!isTakenAway(e)) {
                throw e;
            }
            baseRequest.setHandled(true);
            answer.replaceFailure();
        }
        if (baseRequest.isHandled() && !baseRequest.isAsyncStarted() && !answer.isHeld()) {
            answer.holdNothing();
        }
    }

    /**
     * What resources throw is mapped inside; this is CXF, whose endpoint was taken away under the request, or Pax Web,
     * whose servlet was before it came to be initialised.
     */
    private static boolean isTakenAway(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof NullPointerException || root instanceof UnavailableException;
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

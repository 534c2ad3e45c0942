package io.kontor.kernel.jetty;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Serves the root of an application without a trailing slash. Each JAX-RS application is a servlet context, and Pax Web
 * has contexts redirect their root, {@code POST /api/v1/customers} too.
 */
public final class ContextRoots extends HandlerWrapper {
    @Override
    public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        super.handle(isContextRoot(target) ? target + "/" : target, baseRequest, request, response);
    }

    private boolean isContextRoot(String target) {
        if (!target.startsWith("/api/")) {
            return false;
        }
        for (Handler handler : getChildHandlersByClass(ContextHandler.class)) {
            if (((ContextHandler) handler).getContextPath().equals(target)) {
                return true;
            }
        }
        return false;
    }
}

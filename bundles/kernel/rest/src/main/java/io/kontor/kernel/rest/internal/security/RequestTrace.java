package io.kontor.kernel.rest.internal.security;

import java.util.UUID;
import javax.servlet.http.HttpServletRequest;

/**
 * What the access log and the metrics are told of a request, as its attributes: they see it below the servlets, where
 * nobody knows of users and routes.
 */
final class RequestTrace {
    private static final String ID = "kontor.request.id";
    private static final String USER = "kontor.request.user";
    private static final String ROUTE = "kontor.request.route";
    private static final String MODULE = "kontor.request.module";

    private RequestTrace() {}

    static void id(HttpServletRequest request, String id) {
        request.setAttribute(ID, id);
    }

    static void user(HttpServletRequest request, UUID user) {
        request.setAttribute(USER, user);
    }

    /** Which template of which application the path matched. */
    static void route(HttpServletRequest request, String application, String template) {
        request.setAttribute(MODULE, application);
        request.setAttribute(ROUTE, template);
    }
}

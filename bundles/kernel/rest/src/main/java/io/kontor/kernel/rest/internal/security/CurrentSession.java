package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Sessions;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;

/** The session a request was made with, for the resources that are about sessions. */
public final class CurrentSession {
    private static final String ATTRIBUTE = "kontor.session";

    private CurrentSession() {}

    /**
     * {@return the session}
     *
     * @param request the request
     * @throws KontorException UNAUTHENTICATED without one
     */
    public static Sessions.Recognised of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .map(Sessions.Recognised.class::cast)
                .orElseThrow(() -> KontorException.of(ProblemKind.UNAUTHENTICATED, "NOT_AUTHENTICATED"));
    }

    static void set(ContainerRequestContext request, Sessions.Recognised session) {
        request.setProperty(ATTRIBUTE, session);
    }
}

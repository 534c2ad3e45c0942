package io.kontor.kernel.rest.internal.problem;

import io.kontor.kernel.api.error.KontorException;
import javax.servlet.http.HttpServletRequest;

/** Tells the door in front of all servlets that a request came too early, so that it is tried again for a while. */
public final class Starting {
    private static final String ATTRIBUTE = "io.kontor.starting";

    private Starting() {}

    /**
     * Marks a request that is refused because an application is on its way.
     *
     * @param request the request
     * @param refusal why it is refused
     */
    public static void mark(HttpServletRequest request, KontorException refusal) {
        if (refusal.code().equals("STARTING")) {
            request.setAttribute(ATTRIBUTE, true);
        }
    }
}

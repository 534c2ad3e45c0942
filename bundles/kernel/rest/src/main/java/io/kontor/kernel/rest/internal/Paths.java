package io.kontor.kernel.rest.internal;

import javax.servlet.http.HttpServletRequest;

/** The path of a request as it was sent, which is also how idempotency keys and answers name it. */
public final class Paths {
    private Paths() {}

    /**
     * {@return the path, still encoded, without a trailing slash}
     *
     * @param request the request
     */
    public static String of(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

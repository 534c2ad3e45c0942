package io.kontor.kernel.rest.internal;

import java.util.Set;

/** What a stranger may ask: to log in, for the description of the interface, and what is running. */
public final class OpenRoutes {
    private static final Set<String> ROUTES =
            Set.of("POST /api/v1/session", "GET /api/v1/openapi.json", "OPTIONS /api/v1");

    private OpenRoutes() {}

    /**
     * {@return whether a request needs no login}
     *
     * @param method its method
     * @param path its path, see {@link Paths}
     */
    public static boolean contain(String method, String path) {
        return ROUTES.contains(method + " " + path);
    }
}

package io.kontor.kernel.operations.internal.access;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Shows what the access log would write. */
public final class AccessLines {
    private AccessLines() {}

    public static String of(Request request, Response response) {
        return AccessLog.line(request, response);
    }
}

package io.kontor.kernel.rest.internal;

import io.kontor.kernel.api.value.Ids;
import org.slf4j.MDC;

/**
 * The id of the running request: in every line of its log, in its answer, and what a caller tells the administrator.
 */
public final class RequestId {
    private static final String KEY = "requestId";
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private RequestId() {}

    /** {@return a new id, which is the running request's from now on} */
    public static String begin() {
        String id = Ids.next().toString();
        CURRENT.set(id);
        MDC.put(KEY, id);
        return id;
    }

    /** {@return the running request's id; a new one when the request has none yet} */
    public static String current() {
        String id = CURRENT.get();
        return id == null ? begin() : id;
    }

    /** Ends the running request. */
    public static void end() {
        CURRENT.remove();
        MDC.remove(KEY);
    }
}

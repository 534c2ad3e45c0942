package io.kontor.kernel.rest.internal.security;

import java.lang.reflect.Method;
import java.util.Objects;
import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.jspecify.annotations.Nullable;

/**
 * The running request as CXF knows it. What JAX-RS injects into fields of filters costs a look-up of every field with
 * every request, a twentieth of a short one.
 */
final class Running {
    private static final String REQUEST = "HTTP.REQUEST";
    private static final String METHOD = "org.apache.cxf.resource.method";

    private Running() {}

    /** {@return the request below} */
    static HttpServletRequest request() {
        return (HttpServletRequest) Objects.requireNonNull(message().get(REQUEST));
    }

    /** {@return the method of the resource, null as long as the path is not matched} */
    static @Nullable Method method() {
        return (Method) message().get(METHOD);
    }

    private static Message message() {
        return PhaseInterceptorChain.getCurrentMessage();
    }
}

package io.kontor.kernel.rest.internal.security;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Path;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Notes which route a request took: its template, never its values. */
final class RouteFilter implements ContainerRequestFilter {
    /** By resource method; goes with the application, whose filter this is. */
    private final Map<Method, String> templates = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext context) {
        Method method = Running.method();
        if (method != null) {
            HttpServletRequest request = Running.request();
            String base = request.getContextPath();
            String below = templates.computeIfAbsent(method, RouteFilter::template);
            String module = base.startsWith("/api/v1/") ? base.substring("/api/v1/".length()) : "kernel";
            RequestTrace.route(request, module, base + below);
        }
    }

    private static String template(Method method) {
        return part(method.getDeclaringClass().getAnnotation(Path.class)) + part(method.getAnnotation(Path.class));
    }

    private static String part(@Nullable Path path) {
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}

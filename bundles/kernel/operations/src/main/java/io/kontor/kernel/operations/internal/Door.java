package io.kontor.kernel.operations.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.api.value.Ids;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Lets callers with a bearer token in, as the applications do; while the database is away nobody is known. */
@Component(service = Door.class)
public final class Door {
    private static final String BEARER = "bearer ";
    private static final String REQUEST_ID = "X-Request-Id";

    private final ObjectMapper json = new ObjectMapper();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Sessions sessions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Texts texts;

    /** Knows nobody yet. */
    public Door() {}

    /** {@return the caller, or empty without a valid token} */
    private Optional<Actor> caller(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        Sessions present = sessions;
        return present == null
                        || authorization == null
                        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.empty()
                : present.recognise(authorization.substring(BEARER.length()).strip())
                        .map(Sessions.Recognised::actor);
    }

    /**
     * Tells access log and figures which route this is.
     *
     * @param request the request
     * @param template template of the path
     */
    public void route(HttpServletRequest request, String template) {
        request.setAttribute("kontor.request.module", "kernel");
        request.setAttribute("kontor.request.route", template);
    }

    /**
     * {@return whether the caller may}
     *
     * @param request the request
     * @param permission what is needed
     */
    public boolean may(HttpServletRequest request, String permission) {
        return caller(request).flatMap(actor -> actor.access(permission)).isPresent();
    }

    /**
     * Refuses who may not.
     *
     * @param request the request
     * @param permission what is needed
     * @throws KontorException UNAUTHENTICATED or FORBIDDEN
     */
    public void require(HttpServletRequest request, String permission) {
        caller(request)
                .orElseThrow(() -> KontorException.of(ProblemKind.UNAUTHENTICATED, "NOT_AUTHENTICATED"))
                .require(permission);
    }

    /**
     * Answers JSON.
     *
     * @param response the response
     * @param status its status
     * @param body what to write
     */
    public void answer(HttpServletResponse response, int status, Object body) throws IOException {
        write(response, status, "application/json", body);
    }

    /**
     * Answers a refusal.
     *
     * @param request the request
     * @param response the response
     * @param refusal the refusal
     */
    public void refuse(HttpServletRequest request, HttpServletResponse response, KontorException refusal)
            throws IOException {
        Locale locale = request.getLocale().getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
        String traceId = Ids.next().toString();
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:kontor:problem:" + refusal.code());
        problem.put("title", text("kind." + refusal.kind(), locale, Map.of()));
        problem.put("status", refusal.kind().status());
        problem.put("code", refusal.code());
        problem.put("detail", text("problem." + refusal.code(), locale, refusal.args()));
        problem.put("instance", request.getRequestURI());
        problem.put("traceId", traceId);
        problem.put("violations", List.of());
        response.setHeader(REQUEST_ID, traceId);
        if (refusal.kind() == ProblemKind.UNAUTHENTICATED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"kontor\"");
        }
        write(response, refusal.kind().status(), "application/problem+json", problem);
    }

    private String text(String key, Locale locale, Map<String, String> args) {
        Texts present = texts;
        return present == null ? key : present.text(key, locale, args);
    }

    private void write(HttpServletResponse response, int status, String type, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

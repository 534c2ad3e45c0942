package io.kontor.kernel.rest.internal.problem;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.http.Problem;
import io.kontor.kernel.rest.internal.Languages;
import io.kontor.kernel.rest.internal.Paths;
import io.kontor.kernel.rest.internal.RequestId;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers everything that was thrown; stack traces stay in the log, under the id the caller gets. */
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final ProblemWriter problems;
    private final AbsentModules modules;

    @Context
    private HttpHeaders headers;

    @Context
    private HttpServletRequest request;

    @SuppressWarnings("NullAway.Init") // JAX-RS injects the two fields
    ProblemMapper(ProblemWriter problems, AbsentModules modules) {
        this.problems = problems;
        this.modules = modules;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
            return e.getResponse();
        }
        String path = Paths.of(request);
        KontorException refusal = refusal(thrown, path);
        if (refusal.kind() == ProblemKind.INTERNAL) {
            LOG.error("Incident {} at {}", RequestId.current(), path, thrown);
        } else {
            LOG.debug("Refused {}: {}", path, refusal.getMessage());
        }
        Locale locale = Call.ifBound()
                .map(Call::locale)
                .orElseGet(() -> Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), Locale.ENGLISH));
        Response.ResponseBuilder answer = Response.status(refusal.kind().status())
                .type(Problem.MEDIA_TYPE)
                .entity(problems.of(refusal, locale, path));
        addHeaders(answer, refusal, thrown);
        return answer.build();
    }

    /** JAX-RS only sees that nothing matches; two cases deserve better words. */
    private KontorException refusal(Throwable thrown, String path) {
        KontorException refusal = Refusals.of(thrown);
        if (!(thrown instanceof WebApplicationException)) {
            return refusal;
        }
        if (refusal.code().equals("NOT_FOUND")) {
            KontorException absent = modules.notFound(path);
            Starting.mark(request, absent);
            return absent;
        }
        boolean empty = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        return empty && refusal.kind() == ProblemKind.UNSUPPORTED_MEDIA_TYPE
                ? KontorException.of(ProblemKind.MALFORMED, "BODY_REQUIRED")
                : refusal;
    }

    private static void addHeaders(Response.ResponseBuilder answer, KontorException refusal, Throwable thrown) {
        switch (refusal.kind()) {
            case UNAUTHENTICATED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kontor\"");
            case TOO_MANY_REQUESTS ->
                answer.header(HttpHeaders.RETRY_AFTER, refusal.args().getOrDefault("seconds", "60"));
            case UNAVAILABLE, INSUFFICIENT_STORAGE ->
                answer.header(HttpHeaders.RETRY_AFTER, refusal.args().getOrDefault("seconds", "5"));
            case METHOD_NOT_ALLOWED -> {
                if (thrown instanceof WebApplicationException e) {
                    answer.header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW));
                }
            }
            default -> {}
        }
    }
}

package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.operation.StorageGuard;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.rest.internal.Languages;
import io.kontor.kernel.rest.internal.OpenRoutes;
import io.kontor.kernel.rest.internal.Paths;
import io.kontor.kernel.rest.internal.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * First of all: nobody gets past it without a session but to log in, to read the API's description and to ask what is
 * running. It runs before the path is matched, so that a stranger does not learn which paths exist.
 */
@PreMatching
final class AuthenticationFilter implements ContainerRequestFilter {
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final String BEARER = "bearer ";
    /** To log out is not to fill the disk. */
    private static final Set<String> ALWAYS = Set.of("/api/v1/session");

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final StorageGuard storage;

    AuthenticationFilter(Sessions sessions, StorageGuard storage) {
        this.sessions = sessions;
        this.storage = storage;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        // what a request before left behind on this thread must never speak for this one
        Call.unbind();
        String requestId = RequestId.begin();
        HttpServletRequest servletRequest = Running.request();
        RequestTrace.id(servletRequest, requestId);
        String path = Paths.of(servletRequest);
        boolean open = OpenRoutes.contain(request.getMethod(), path);
        Bodies.limit(request, open);
        RequestLine.check(servletRequest);
        boolean safe = SAFE.contains(request.getMethod());
        Optional<Caller> caller = caller(request, servletRequest);
        if (!safe && (caller.isEmpty() || caller.get().channel() == Channel.WEB)) {
            CrossSite.checkOrigin(request);
        }
        if (caller.isEmpty()) {
            if (!open) {
                throw KontorException.of(ProblemKind.UNAUTHENTICATED, "NOT_AUTHENTICATED");
            }
            return;
        }
        Sessions.Recognised session = caller.get().session();
        CurrentSession.set(request, session);
        RequestTrace.user(servletRequest, session.actor().id());
        if (!safe && !open && caller.get().channel() == Channel.WEB) {
            CrossSite.checkToken(request, session.csrfToken());
        }
        if (!safe && !open && !ALWAYS.contains(path)) {
            storage.requireRoom();
        }
        Locale locale = Languages.of(
                request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), Locale.forLanguageTag(session.language()));
        IdempotencyKey key = safe || open ? null : key(request, request.getMethod() + " " + path);
        new Call(session.actor(), locale, requestId, caller.get().channel(), key)
                .because(safe ? null : ChangeReason.of(request.getHeaderString(ChangeReason.HEADER)))
                .bind();
    }

    private record Caller(Sessions.Recognised session, Channel channel) {}

    private Optional<Caller> caller(ContainerRequestContext request, HttpServletRequest servletRequest) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
            return bearer
                    ? sessions.recognise(
                                    authorization.substring(BEARER.length()).strip())
                            .map(session -> new Caller(session, Channel.API))
                    : Optional.empty();
        }
        String secret = SessionCookie.secret(servletRequest);
        return Optional.ofNullable(secret)
                .flatMap(sessions::recognise)
                .filter(session -> session.session().kind() == Session.Kind.BROWSER)
                .map(session -> new Caller(session, Channel.WEB));
    }

    private @Nullable IdempotencyKey key(ContainerRequestContext request, String route) throws IOException {
        String key = request.getHeaderString(KEY_HEADER);
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw KontorException.of(ProblemKind.MALFORMED, "IDEMPOTENCY_KEY", KEY_HEADER);
        }
        return new IdempotencyKey(route, key, hash(request));
    }

    private String hash(ContainerRequestContext request) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Bodies.hash(request, digest);
            String query = Running.request().getQueryString();
            digest.update((byte) 0);
            return HexFormat.of()
                    .formatHex(digest.digest(query == null ? new byte[0] : query.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

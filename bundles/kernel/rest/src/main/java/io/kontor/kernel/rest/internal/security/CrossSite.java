package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Refuses changes that another site makes a logged-in browser send. */
final class CrossSite {
    /** Header of the token. */
    static final String TOKEN_HEADER = "X-CSRF-Token";

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private CrossSite() {}

    /** Refuses a request whose browser says that another origin sent it. */
    static void checkOrigin(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean own = site == null
                ? isOwn(request.getHeaderString("Origin"), request.getHeaderString(HttpHeaders.HOST))
                : OWN.contains(site);
        if (!own) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "CROSS_SITE");
        }
    }

    /** Refuses a request without the session's token. */
    static void checkToken(ContainerRequestContext request, String expected) {
        String token = request.getHeaderString(TOKEN_HEADER);
        boolean same = token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "CSRF_TOKEN", TOKEN_HEADER);
        }
    }

    /** Scheme apart: behind a proxy ours is not the browser's. Programs send no origin; the token is their proof. */
    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        int authority = origin.indexOf("://");
        return host != null
                && authority > 0
                && origin.substring(authority + 3).toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    }
}

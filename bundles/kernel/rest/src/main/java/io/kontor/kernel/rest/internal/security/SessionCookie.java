package io.kontor.kernel.rest.internal.security;

import java.util.Arrays;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The cookie that holds the secret of a browser session; out of reach of scripts and of other sites' forms. */
public final class SessionCookie {
    private static final String NAME = "kontor-session";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private SessionCookie() {}

    /**
     * {@return the value of {@code Set-Cookie} that opens a session}
     *
     * @param secret secret of the session
     * @param secure whether the request came by https
     */
    public static String open(String secret, boolean secure) {
        return cookie(secret, secure, "");
    }

    /**
     * {@return the value of {@code Set-Cookie} that removes the cookie}
     *
     * @param secure whether the request came by https
     */
    public static String close(boolean secure) {
        return cookie("", secure, "; Max-Age=0");
    }

    /**
     * {@return the secret, or null without such a cookie}; over https only the cookie that no other site of the domain
     * can have set
     *
     * @param request the request; Jetty reads its cookies as leniently as browsers expect, CXF fails on nonsense
     */
    static @Nullable String secret(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String name = request.isSecure() ? SECURE_NAME : NAME;
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static String cookie(String value, boolean secure, String more) {
        return (secure ? SECURE_NAME : NAME) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "") + more;
    }
}

package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Refuses request lines that two readers might read differently: path parameters, encoded slashes and dots, text that
 * is no UTF-8. No path of ours needs them.
 */
final class RequestLine {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern AMBIGUOUS = Pattern.compile("[;\\\\]|//|%2f|%5c|%3b|(?:^|/)(?:\\.|%2e){1,2}(?:/|$)");

    /** CXF would run such a request without waiting for it. */
    private static final String ONE_WAY = "OnewayRequest";

    private RequestLine() {}

    static void check(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            throw KontorException.of(ProblemKind.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
        }
        if (request.getHeader(ONE_WAY) != null) {
            throw KontorException.of(ProblemKind.MALFORMED, "BAD_REQUEST", ONE_WAY);
        }
        String path = request.getRequestURI();
        if (isPlain(path) && request.getQueryString() == null) {
            return;
        }
        if (AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find() || !isText(path)) {
            throw KontorException.of(ProblemKind.MALFORMED, "ILLEGAL_PATH");
        }
        if (!isText(request.getQueryString())) {
            throw KontorException.of(ProblemKind.MALFORMED, "ILLEGAL_QUERY");
        }
    }

    /** Most paths are: nothing but letters, digits, dashes and colons between single slashes. */
    private static boolean isPlain(String path) {
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '-' && c != ':' && (c != '/' || before == '/')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** Whether it decodes to UTF-8 without control characters: a database stores neither. */
    private static boolean isText(@Nullable String encoded) {
        if (encoded == null) {
            return true;
        }
        try {
            byte[] octets = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .chars()
                    .noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return false;
        }
    }
}

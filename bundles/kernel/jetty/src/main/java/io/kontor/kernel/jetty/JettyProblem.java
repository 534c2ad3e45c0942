package io.kontor.kernel.jetty;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;
import org.eclipse.jetty.http.HttpStatus;

/** A problem that is answered below the servlets, in the caller's language as far as it could be read. */
record JettyProblem(int status, String traceId, Locale locale) {
    static final String REQUEST_ID = "X-Request-Id";
    static final String MEDIA_TYPE = "application/problem+json";

    /** For requests whose header fields were not understood. */
    static JettyProblem of(int status) {
        return new JettyProblem(status, UUID.randomUUID().toString(), Locale.ENGLISH);
    }

    static JettyProblem of(int status, HttpServletRequest request) {
        return new JettyProblem(status, UUID.randomUUID().toString(), language(request));
    }

    private static Locale language(HttpServletRequest request) {
        for (Locale wanted : Collections.list(request.getLocales())) {
            if (wanted.getLanguage().equals(Locale.CHINESE.getLanguage())) {
                return Locale.CHINESE;
            }
            if (wanted.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
                break;
            }
        }
        return Locale.ENGLISH;
    }

    String code() {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414 -> "URI_TOO_LONG";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "HEADERS_TOO_LARGE";
            case HttpStatus.NOT_FOUND_404 -> "NOT_FOUND";
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> "METHOD_NOT_ALLOWED";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "STARTING";
            default -> status < HttpStatus.INTERNAL_SERVER_ERROR_500 ? "BAD_REQUEST" : "INTERNAL";
        };
    }

    byte[] json() {
        String code = code();
        ResourceBundle texts = ResourceBundle.getBundle(
                JettyProblem.class.getPackageName() + ".texts",
                locale,
                JettyProblem.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return ("{\"type\":\"urn:kontor:problem:" + code + "\",\"title\":\"" + texts.getString("title." + code)
                        + "\",\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\""
                        + texts.getString("detail." + code) + "\",\"traceId\":\"" + traceId + "\",\"violations\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}

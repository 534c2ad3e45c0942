package io.kontor.kernel.rest.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Headers of every answer below {@code /api}: data for this caller alone, and nothing a browser may run or frame. */
public final class ResponseHeaders {
    private ResponseHeaders() {}

    /**
     * {@return the headers by name}
     *
     * @param requestId id of the request
     * @param locale language of the texts
     */
    public static Map<String, String> of(String requestId, Locale locale) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Request-Id", requestId);
        headers.put("Content-Language", locale.toLanguageTag());
        headers.put("Vary", "Accept-Language, Authorization, Cookie");
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        return headers;
    }
}

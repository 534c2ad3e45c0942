package io.kontor.kernel.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as it is answered: {@value #MEDIA_TYPE}, RFC 9457.
 *
 * @param type {@code urn:kontor:problem:} and the code
 * @param title what kind of refusal it is, in the caller's language
 * @param status the HTTP status
 * @param code stable code
 * @param detail what happened, in the caller's language
 * @param instance path of the request, null for an item of a batch
 * @param traceId id of the request, found in the log
 * @param violations the wrong values, may be empty
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String instance,
        String traceId,
        List<Violation> violations) {
    /** Media type of a refusal. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Keeps the violations by value. */
    public Problem {
        violations = List.copyOf(violations);
    }

    /**
     * One wrong value.
     *
     * @param field where it stands: a dotted path, or a parameter's name
     * @param code stable code
     * @param message what is wrong, in the caller's language
     */
    public record Violation(String field, String code, String message) {}
}
